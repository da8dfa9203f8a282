-- Comments of a body while its answer is in preparation: the body's working copy, one row as one types. When the answer
-- goes to the body's leader the rows are copied, under the same ids, to round_comment; nothing else leaves the body.
-- version guards the content of a row against being overwritten unseen; revision tells who watches a sheet what is new
-- (writers of one sheet follow one another, so it only grows). Position is fractional: a move touches one row.
create table reply_row (
    id uuid primary key,
    request_id uuid not null references round_request (id),
    position double precision not null,
    version integer not null default 1,
    revision bigint not null,
    clause text not null default '',
    kind text not null default 'CONTENT' check (kind in ('CONTENT', 'WORDING', 'LEGAL', 'FEASIBILITY')),
    comment text not null default '',
    proposed text not null default '',
    changed_by text not null,
    changed_at timestamptz not null,
    deleted_at timestamptz
);
create index reply_row_request on reply_row (request_id, revision);
create sequence reply_row_revision;

-- What was typed as lines of a form before, except the general opinion, which stays in the form.
insert into reply_row (id, request_id, position, revision, clause, kind, comment, proposed, changed_by, changed_at)
select c.id, c.request_id, c.position * 1024, nextval('reply_row_revision'), c.clause, c.kind, c.comment,
    coalesce(c.proposed, ''), 'system', now()
from round_comment c join round_request q on q.id = c.request_id
where c.comment is distinct from q.general_opinion;
