-- Who intervened in running work, in which capacity, why. Written once and never changed.
create table audit_entry (
    seq bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    acting_body text,
    acting_role text,
    on_behalf_of text,
    remote_address text,
    action text not null check (action ~ '^[a-z]+[.][a-zA-Z]+$'),
    subject_type text not null,
    subject_id text not null,
    directive_id uuid,
    reason text check (reason <> ''),
    details jsonb not null default '{}',
    -- For a chain over the entries; nothing is chained yet, so both stay empty.
    previous_hash bytea,
    hash bytea,
    check (acting_body is null or acting_role is not null)
);
create index audit_entry_directive on audit_entry (directive_id, seq desc);
create index audit_entry_subject on audit_entry (subject_id, action, at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit entries are never changed or removed (%)', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_is_final before update or delete on audit_entry
    for each row execute function refuse_audit_change();
create trigger audit_entry_stays before truncate on audit_entry
    for each statement execute function refuse_audit_change();

-- A body is reminded once a day. The date that the running work of a request shows may lag behind a moved due date.
alter table round_request add column reminded_on date, add column shown_due date;
update round_request set shown_due = due where process_instance_id is not null;

-- A body may get more time for its return than the period gives.
alter table report_request add column due_on date, add column reminded_on date;
