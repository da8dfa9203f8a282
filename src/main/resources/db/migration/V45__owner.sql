-- What was asked of a body keeps the body it was asked of, for its figures and its history are that body's. Who answers
-- for it now is its owner: the same body until a reform gives its work to another one.
create function owned_by_asked_body() returns trigger language plpgsql as $$
begin
    new.owner := coalesce(new.owner, to_jsonb(new) ->> tg_argv[0]);
    return new;
end $$;

do $$
declare
    asked record;
begin
    for asked in select * from (values
            ('directive_addressee', 'body'), ('meeting_paper', 'body'), ('round_request', 'body'),
            ('directive_receipt', 'body'), ('implementation_plan', 'body'), ('inspection', 'body'),
            ('report_request', 'body'), ('briefing', 'chair_body'), ('review_request', 'body'))
            as t (name, body) loop
        execute format('alter table %I add column owner text', asked.name);
        execute format('update %I set owner = %I', asked.name, asked.body);
        execute format('alter table %I alter column owner set not null', asked.name);
        execute format('create trigger %I before insert on %I for each row execute function owned_by_asked_body(%L)',
            asked.name || '_owner', asked.name, asked.body);
        execute format('create index on %I (owner)', asked.name);
    end loop;
end $$;

-- The issuer follows a reform, for it decides on the directive until that ends; whose name stands on the paper does not.
alter table directive add column issued_by_body text;
update directive set issued_by_body = issuer where symbol is not null;

-- A paper is told from another one of the same body, which it may answer for after a reform.
alter table meeting_paper add column id uuid not null default gen_random_uuid() unique;

-- The body of a day to which decisions lead from this one without a choice; the code itself where they lead to none.
create function living_body(wanted text, as_of date) returns text language sql stable as $$
    with recursive line (code, step) as (
        select wanted, 0
        union all
        select next.successor, line.step + 1
        from line cross join lateral (
            select min(s.successor) as successor from body_succession s
            where s.predecessor = line.code and s.effective_on <= as_of having count(s.successor) = 1) next
        where line.step < 50 and not exists (
            select from body b
            where b.code = line.code and as_of >= b.valid_from and (b.valid_to is null or as_of <= b.valid_to))
    )
    select coalesce((
        select line.code from line join body b on b.code = line.code and as_of >= b.valid_from
            and (b.valid_to is null or as_of <= b.valid_to) limit 1), wanted)
$$;
