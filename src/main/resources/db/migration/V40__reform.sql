-- A decision by which bodies become other bodies. What it moved is kept for good; going back is another decision.
create table reform (
    id             uuid primary key,
    symbol         text not null check (symbol <> ''),
    effective_on   date not null,
    title          text not null check (title <> ''),
    state          text not null check (state in ('PREPARED', 'CONFIRMED', 'CARRIED_OUT', 'WITHDRAWN')),
    prepared_by    text not null,
    prepared_at    timestamptz not null,
    confirmed_by   text,
    confirmed_at   timestamptz,
    carried_out_by text,
    carried_out_at timestamptz,
    withdrawn_by   text,
    withdrawn_at   timestamptz,
    -- What confirming wrote into the organisation, for a withdrawal before the day.
    written        jsonb,
    -- Why carrying it out failed the last time, for those who look after it.
    failure        text,
    check ((confirmed_by is null) = (confirmed_at is null) and (state not in ('CONFIRMED', 'CARRIED_OUT')
           or confirmed_at is not null and written is not null)),
    check ((carried_out_at is null) = (state <> 'CARRIED_OUT') and (carried_out_by is null) = (carried_out_at is null)),
    check ((withdrawn_at is null) = (state <> 'WITHDRAWN') and (withdrawn_by is null) = (withdrawn_at is null))
);
create unique index reform_symbol on reform (lower(symbol), effective_on) where state <> 'WITHDRAWN';
create index reform_due on reform (effective_on) where state = 'CONFIRMED';

-- What becomes what. A body that is among its own successors goes on; any other one ends the day before.
create table reform_item (
    reform_id   uuid not null references reform,
    position    integer not null,
    predecessor text not null,
    successor   text,
    kind        text not null check (kind in ('MERGE', 'SPLIT', 'RENAME', 'MOVE', 'DISSOLVE')),
    takes_work  boolean not null,
    moves_posts boolean not null,
    primary key (reform_id, position),
    unique nulls not distinct (reform_id, predecessor, successor),
    check (successor is not null or kind = 'DISSOLVE' and not takes_work and not moves_posts)
);
create unique index reform_one_heir on reform_item (reform_id, predecessor) where takes_work;
create index on reform_item (predecessor);

-- What was moved from whom to whom; without a receiver it waits for a person to decide.
create table reform_move (
    id           uuid primary key,
    reform_id    uuid not null references reform,
    kind         text not null,
    thing_id     text not null,
    directive_id uuid,
    title        text not null,
    from_body    text not null,
    to_body      text,
    at           timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    check ((decided_by is null) = (decided_at is null) and (decided_at is null or to_body is not null))
);
create index on reform_move (reform_id);
create unique index reform_move_waiting on reform_move (kind, thing_id, from_body) where to_body is null;

create function keep_reform() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.state in ('PREPARED', 'CONFIRMED') then
        return new;
    end if;
    raise exception 'a reform that was carried out or withdrawn is never changed or removed (%)', tg_op
        using errcode = 'insufficient_privilege';
end $$;
create trigger reform_is_final before update or delete on reform for each row execute function keep_reform();

create function keep_reform_move() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.to_body is null and new.to_body is not null
       and (new.id, new.reform_id, new.kind, new.thing_id, new.from_body, new.at)
           is not distinct from (old.id, old.reform_id, old.kind, old.thing_id, old.from_body, old.at) then
        return new;
    end if;
    raise exception 'what a reform moved is never changed or removed (%)', tg_op
        using errcode = 'insufficient_privilege';
end $$;
create trigger reform_move_is_final before update or delete on reform_move
    for each row execute function keep_reform_move();

-- Who takes the work of a body that has ended: whom the latest decision names, or the only successor. Null while it
-- exists, and when a person is still to decide.
create function body_heir(ended text, as_of date) returns text language sql stable parallel safe as $$
    select case
        when exists (select from body b where b.code = ended and as_of >= b.valid_from
                                         and (b.valid_to is null or as_of <= b.valid_to)) then null
        when exists (select from reform_item i join reform r on r.id = i.reform_id
                     where i.predecessor = ended and r.state in ('CONFIRMED', 'CARRIED_OUT') and r.effective_on <= as_of)
        then (select min(i.successor) filter (where i.takes_work)
              from reform_item i join reform r on r.id = i.reform_id
              where i.predecessor = ended and r.state in ('CONFIRMED', 'CARRIED_OUT') and r.effective_on <= as_of
              group by r.id order by r.effective_on desc, r.confirmed_at desc limit 1)
        else (select min(s.successor) from body_succession s
              where s.predecessor = ended and s.effective_on <= as_of having count(s.successor) = 1)
    end
$$;
