-- Who did which step of a process, and for whom: nobody decides on what they did. Written with the completion, which
-- the engine's history is not. A step done again has everybody who ever did it.
create table task_doer (
    instance_id  text        not null,
    step         text        not null,
    username     text        not null,
    on_behalf_of text,
    at           timestamptz not null,
    unique nulls not distinct (instance_id, step, username, on_behalf_of)
);

-- Everybody who typed into the form of an open task; whoever submits it is not alone in having written it.
alter table task_draft add column writers text[] not null default '{}';
update task_draft set writers = array[saved_by];

-- Everybody who wrote in the comments of a body's answer; a row itself knows only who changed it last.
create table reply_writer (
    request_id uuid not null references round_request (id),
    username   text not null,
    primary key (request_id, username)
);
insert into reply_writer (request_id, username)
select distinct request_id, changed_by from reply_row where changed_by <> 'system';

create function note_reply_writer() returns trigger language plpgsql as $$
begin
    if new.changed_by <> 'system' then
        insert into reply_writer (request_id, username) values (new.request_id, new.changed_by) on conflict do nothing;
    end if;
    return null;
end $$;
create trigger reply_row_writer after insert or update of clause, kind, comment, proposed on reply_row
    for each row execute function note_reply_writer();
