-- The chain over the audit entries. An entry is written by its own transaction without a place in the chain and gets
-- one afterwards, once (docs/adr/0017). Where it stands says nothing about when it was written: seq and at do.
alter table audit_entry
    add column chain_position bigint,
    add check ((chain_position is null) = (hash is null) and (hash is null) = (previous_hash is null)),
    add check (chain_position > 0 and octet_length(hash) = 32 and octet_length(previous_hash) = 32);
create unique index audit_entry_chain on audit_entry (chain_position);
create index audit_entry_unsealed on audit_entry (seq) where hash is null;
create index audit_entry_at on audit_entry (at);
create index audit_entry_actor on audit_entry (actor, seq desc);

create function only_seal_audit_entry() returns trigger language plpgsql as $$
declare
    unsealed audit_entry;
begin
    if tg_op = 'UPDATE' then
        if old.hash is null and new.hash is not null then
            unsealed := new;
            unsealed.chain_position := null;
            unsealed.previous_hash := null;
            unsealed.hash := null;
            if unsealed is not distinct from old then
                return new;
            end if;
        end if;
    end if;
    raise exception 'audit entries are never changed or removed (%)', tg_op using errcode = 'insufficient_privilege';
end $$;
drop trigger audit_entry_is_final on audit_entry;
create trigger audit_entry_is_final before update or delete on audit_entry
    for each row execute function only_seal_audit_entry();

-- When the chain was verified, and up to which entry; what was right then is an anchor for the next time.
create table audit_check (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    sealed bigint not null,
    head bytea,
    unsealed bigint not null,
    faults bigint not null,
    first_fault text
);
create trigger audit_check_is_final before update or delete on audit_check
    for each row execute function refuse_audit_change();
create trigger audit_check_stays before truncate on audit_check
    for each statement execute function refuse_audit_change();
