-- Comments of a round that say the same get one answer. Each stays on record by itself; those of a group carry the
-- same outcome. The version of a line (a comment of its own, or a group) guards its answer against being overwritten
-- unseen; the revision tells who watches a round what is new.
create table comment_group (
    id uuid primary key,
    round_id uuid not null references comment_round (id),
    version integer not null default 1,
    created_by text not null,
    created_at timestamptz not null,
    unique (round_id, id)
);

create sequence answer_revision;

-- revised_place: where in the next version of the draft the comment was taken in, as its outline numbers it.
alter table round_comment
    add column group_id uuid,
    add column answer_version integer not null default 1,
    add column answer_revision bigint not null default 0,
    add column revised_place text,
    add constraint round_comment_group foreign key (round_id, group_id) references comment_group (round_id, id);
create index round_comment_group on round_comment (group_id) where group_id is not null;
create index round_comment_answered on round_comment (round_id, answer_revision);
