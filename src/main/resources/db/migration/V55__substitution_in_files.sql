-- A file knows a substitution by who is away, from when and for which posts; two such would overlap anyway.
alter table substitution alter column id set default gen_random_uuid();
create unique index substitution_known_by on substitution (absent, body, role, valid_from) nulls not distinct;
