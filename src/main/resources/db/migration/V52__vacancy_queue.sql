-- Work that went to others than those it was meant for, until it comes back or ends.
-- added: the group that got it was no candidate before. conflict: there were people, but they may not decide on it.
-- blocked: nobody in the whole line above can act.
alter table vacancy
    add column added boolean not null default true,
    add column conflict boolean not null default false,
    add column blocked boolean not null default false,
    add column resolution text check (resolution in ('FILLED', 'KEPT', 'ENDED'));
create index vacancy_open on vacancy (wanted_group) where resolved_at is null;
