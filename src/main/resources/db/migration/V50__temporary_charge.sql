-- A post may be held for the time being: in charge of it (phụ trách), or acting in it (giao quyền). Null holds it plainly.
alter table holder add column charge text check (charge in ('IN_CHARGE', 'ACTING'));
