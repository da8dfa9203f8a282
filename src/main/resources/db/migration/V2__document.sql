-- Documents, their versions and files, and the registers that number them.

-- Content is kept once per SHA-256, in chunks so that it streams both ways. A file store on disk leaves the chunks empty.
create table file_content (
    sha256     text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint      not null check (size > 0),
    created_at timestamptz not null
);

create table file_chunk (
    sha256   text    not null references file_content on delete cascade,
    position integer not null check (position >= 0),
    content  bytea   not null,
    primary key (sha256, position)
);
-- Office files and PDF are compressed already.
alter table file_chunk alter column content set storage external;

-- No foreign key to the dossier: the directive module is above this one and its table is made later.
create table document (
    id           uuid primary key,
    directive_id uuid        not null,
    kind         text        not null,
    subject      text        not null check (subject <> ''),
    body         text        not null,
    state        text        not null default 'DRAFT' check (state in ('DRAFT', 'ISSUED', 'VOIDED')),
    type_code    text,
    symbol       text,
    issued_on    date,
    issued_at    timestamptz,
    issued_by    text,
    signed_by    text,
    capacity     text,
    voided_at    timestamptz,
    voided_by    text,
    void_reason  text,
    created_by   text        not null,
    created_at   timestamptz not null,
    check (state = 'DRAFT' or (type_code is not null and symbol is not null and issued_on is not null)),
    check ((state = 'VOIDED') = (void_reason is not null))
);
create index document_dossier on document (directive_id, kind, created_at);
create index document_symbol on document (symbol) where symbol is not null;

create table document_version (
    document_id uuid        not null references document,
    number      integer     not null check (number >= 1),
    file_name   text        not null check (file_name <> ''),
    media_type  text        not null,
    size        bigint      not null check (size > 0),
    sha256      text        not null references file_content,
    created_by  text        not null,
    created_at  timestamptz not null,
    primary key (document_id, number)
);
create index document_version_content on document_version (sha256);

-- The last guard of immutability, whatever code writes: an issued document may only be voided, a version never changes.
create function guard_document() returns trigger language plpgsql as $$
declare
    voiding text[] := array['state', 'voided_at', 'voided_by', 'void_reason'];
begin
    if tg_op = 'DELETE' then
        if old.state <> 'DRAFT' then
            raise exception 'document % is % and cannot be deleted', old.id, old.state using errcode = 'check_violation';
        end if;
        return old;
    end if;
    if old.state = 'VOIDED' or (old.state = 'ISSUED'
            and (new.state <> 'VOIDED' or to_jsonb(new) - voiding <> to_jsonb(old) - voiding)) then
        raise exception 'document % is % and cannot be changed', old.id, old.state using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger document_immutable before update or delete on document
    for each row execute function guard_document();

create function guard_document_version() returns trigger language plpgsql as $$
declare
    owner_id uuid := case when tg_op = 'INSERT' then new.document_id else old.document_id end;
begin
    if tg_op = 'UPDATE' or exists (select from document where id = owner_id and state <> 'DRAFT') then
        raise exception 'versions of document % cannot be changed', owner_id using errcode = 'check_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger document_version_immutable before insert or update or delete on document_version
    for each row execute function guard_document_version();

-- Terms of a committee; they count for every body below that has none of its own.
create table committee_term (
    body       text not null,
    label      text not null,
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from),
    primary key (body, label)
);

-- One continuous series. The owner is the committee for its Standing Committee and Standing Board, else the body itself.
create table number_register (
    id          uuid primary key,
    owner       text        not null,
    type_code   text        not null,
    scope       text        not null check (scope in ('TERM', 'YEAR')),
    scope_key   text        not null,
    next_number integer     not null check (next_number >= 1),
    opened_on   date        not null,
    opened_by   text        not null,
    unique (owner, type_code, scope_key)
);

-- Ranges given out outside this system; the register steps over them.
create table number_range_outside (
    register_id uuid        not null references number_register,
    from_number integer     not null check (from_number >= 1),
    to_number   integer     not null,
    reason      text        not null check (reason <> ''),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (register_id, from_number),
    check (to_number >= from_number)
);

create table document_number (
    register_id uuid        not null references number_register,
    number      integer     not null check (number >= 1),
    document_id uuid        not null unique references document,
    symbol      text        not null,
    issued_on   date        not null,
    taken_by    text        not null,
    taken_at    timestamptz not null,
    voided_at   timestamptz,
    void_reason text,
    primary key (register_id, number),
    check ((voided_at is null) = (void_reason is null))
);

-- A number given is never given back: it can only be voided.
create function guard_document_number() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.register_id <> old.register_id or new.number <> old.number
            or new.document_id <> old.document_id or old.voided_at is not null then
        raise exception 'number % of register % cannot be changed', old.number, old.register_id
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger document_number_immutable before update or delete on document_number
    for each row execute function guard_document_number();
