-- Clauses of each version of a draft; comments of every phase point to them (document.DraftClauses reads and writes it).
create table draft_clause (
    document_id uuid not null references document (id),
    version integer not null check (version >= 1),
    position integer not null check (position >= 1),
    number text not null,
    title text not null,
    primary key (document_id, version, position),
    unique (document_id, version, number)
);

-- The work of the lead body: who writes, until when, which version was handed in last.
create table drafting_assignment (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    body text not null,
    state text not null check (state in ('ASSIGNING', 'WRITING', 'COMMENTING', 'CHECKING', 'APPROVING', 'APPROVED')),
    editor text,
    due_on date not null,
    document_id uuid references document (id),
    version integer,
    opened_at timestamptz not null,
    check (state = 'ASSIGNING' or editor is not null),
    check (state in ('ASSIGNING', 'WRITING') or (document_id is not null and version is not null))
);
create index drafting_assignment_directive on drafting_assignment (directive_id, opened_at);

create table drafting_member (
    drafting_id uuid not null references drafting_assignment (id),
    username text not null,
    primary key (drafting_id, username)
);

create table drafting_coordinating_body (
    drafting_id uuid not null references drafting_assignment (id),
    body text not null,
    primary key (drafting_id, body)
);

create table drafting_milestone (
    drafting_id uuid not null references drafting_assignment (id),
    position integer not null,
    name text not null,
    due_on date not null,
    primary key (drafting_id, position)
);

create table draft_basis (
    drafting_id uuid not null references drafting_assignment (id),
    position integer not null,
    symbol text not null,
    subject text not null,
    issued_on date,
    primary key (drafting_id, position)
);

create table draft_review (
    id bigint generated always as identity primary key,
    drafting_id uuid not null references drafting_assignment (id),
    version integer not null,
    step text not null check (step in ('INTERNAL', 'OFFICE', 'LEADER')),
    passed boolean not null,
    note text,
    reviewed_by text not null,
    reviewed_at timestamptz not null
);
create index draft_review_drafting on draft_review (drafting_id, id);

-- Internal comments by clause, format faults and conflicts with documents in force.
create table draft_finding (
    review_id bigint not null references draft_review (id),
    position integer not null,
    kind text not null check (kind in ('COMMENT', 'FORMAT', 'CONFLICT')),
    place text not null,
    content text not null,
    proposal text,
    primary key (review_id, kind, position)
);
