-- Bodies, posts, holders and substitutions are dated: the first and the last day both count.
create extension if not exists btree_gist;

create table body (
    code       text not null check (code ~ '^[A-Z0-9]+$'),
    name       text not null,
    symbol     text,
    kind       text not null check (kind in ('COMMITTEE', 'STANDING_COMMITTEE', 'STANDING_BOARD', 'OFFICE',
               'PARTY_BOARD', 'INSPECTION_COMMISSION', 'FRONT', 'MASS_ORGANISATION', 'STATE_BODY',
               'RESIDENTIAL_UNIT')),
    level      text not null check (level in ('CENTRAL', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'HAMLET')),
    parent     text check (parent <> code),
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from),
    primary key (code, valid_from),
    constraint body_one_at_a_time
        exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index on body (parent);

create table body_succession (
    predecessor     text not null,
    successor       text,
    kind            text not null check (kind in ('MERGE', 'SPLIT', 'RENAME', 'MOVE', 'DISSOLVE')),
    effective_on    date not null,
    decision_symbol text not null,
    check (kind = 'DISSOLVE' or successor is not null),
    unique nulls not distinct (predecessor, successor, effective_on)
);

create table account (
    username      text primary key check (username ~ '^[a-z0-9._-]+$'),
    display_name  text not null,
    email         text,
    password_hash text,
    enabled       boolean not null default true
);

create table app_grant (
    username  text not null references account,
    authority text not null check (authority in ('MANAGER', 'DESIGNER', 'ADMINISTRATOR')),
    primary key (username, authority)
);

create table post (
    id         text primary key,
    body       text not null,
    role       text not null check (role in ('leader', 'deputy', 'specialist', 'clerk', 'member')),
    title      text not null,
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from)
);
create index on post (body, role);

create table holder (
    post_id    text not null references post,
    username   text not null references account,
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from),
    primary key (post_id, username, valid_from),
    constraint holder_one_at_a_time
        exclude using gist (post_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index on holder (username);

-- An absence and who stands in; without body and role it covers every post of the absent person.
create table substitution (
    id         uuid primary key,
    absent     text not null references account,
    substitute text not null references account check (substitute <> absent),
    valid_from date not null,
    valid_to   date not null check (valid_to >= valid_from),
    body       text,
    role       text,
    reason     text not null
);
create index on substitution (absent);
create index on substitution (substitute);

-- Everyone who acts for a body on a day: holders, and substitutes of holders (a substitute's substitute does not).
-- "available" is false for people who are themselves away: work is not routed to them alone.
create function membership(as_of date)
    returns table (username text, body text, role text, available boolean)
    language sql stable
as $$
    with away as not materialized (
        select s.absent, s.substitute, s.body, s.role from substitution s
        where as_of between s.valid_from and s.valid_to
    ), held as not materialized (
        select h.username, p.body, p.role
        from post p
        join holder h on h.post_id = p.id and as_of >= h.valid_from and (h.valid_to is null or as_of <= h.valid_to)
        join body b on b.code = p.body and as_of >= b.valid_from and (b.valid_to is null or as_of <= b.valid_to)
        where as_of >= p.valid_from and (p.valid_to is null or as_of <= p.valid_to)
    ), acting as not materialized (
        select h.username, h.body, h.role from held h
        union all
        select w.substitute, h.body, h.role
        from held h
        join away w
          on w.absent = h.username and (w.body is null or w.body = h.body) and (w.role is null or w.role = h.role)
    )
    select m.username, m.body, m.role, not exists (
            select from away w
            where w.absent = m.username and (w.body is null or w.body = m.body) and (w.role is null or w.role = m.role))
    from acting m
    join account a on a.username = m.username and a.enabled
$$;

-- Candidate groups of bodies (kept by the import) and the synthetic ones that carry application rights.
create table org_group (
    id   text primary key,
    name text not null,
    body text,
    role text,
    check ((body is null) = (role is null))
);
insert into org_group (id, name) values
    ('staff', 'Mọi người dùng'),
    ('managers', 'Lãnh đạo theo dõi'),
    ('designers', 'Người thiết kế quy trình'),
    ('administrators', 'Quản trị hệ thống'),
    ('role:leader', 'Mọi lãnh đạo'),
    ('role:deputy', 'Mọi cấp phó'),
    ('role:specialist', 'Mọi chuyên viên'),
    ('role:clerk', 'Mọi văn thư'),
    ('role:member', 'Mọi ủy viên');

create function group_membership(as_of date)
    returns table (username text, group_id text)
    language sql stable
as $$
    select m.username, m.body || ':' || m.role from membership(as_of) m
    union
    select m.username, 'role:' || m.role from membership(as_of) m
    union
    select a.username, 'staff' from account a where a.enabled
    union
    select g.username, lower(g.authority) || 's' from app_grant g
    join account a on a.username = g.username and a.enabled
$$;

-- Bodies that may know of a restricted dossier; the tenant is the dossier.
create table dossier_access (
    tenant_id text not null,
    body_code text not null,
    primary key (tenant_id, body_code)
);
create index on dossier_access (body_code);

create table vacancy (
    task_id      text not null,
    wanted_group text not null,
    given_to     text not null,
    reason       text not null,
    at           timestamptz not null,
    resolved_at  timestamptz,
    primary key (task_id, wanted_group)
);

-- Weekdays off and weekend days worked, as decided year by year.
create table calendar_exception (
    day     date primary key,
    working boolean not null,
    note    text not null
);
