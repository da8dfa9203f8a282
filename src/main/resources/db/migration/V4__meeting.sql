-- The working meeting (or workshop) that asks for a directive, and the conclusion notice that orders it.
create table meeting (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    state text not null check (state in ('PLANNING', 'SUBMITTED', 'ANNOUNCED', 'PREPARED', 'MINUTED', 'CONFIRMED',
        'CANCELLED')),
    kind text check (kind in ('WORKING_MEETING', 'WORKSHOP')),
    held_on date,
    place text,
    chair text,
    co_chair text,
    agenda text,
    papers_wanted text,
    key_figures text,
    discussion text,
    proposes_directive boolean,
    return_note text,
    invitation_id uuid references document (id),
    lead_in_report_id uuid references document (id),
    minutes_id uuid references document (id),
    minutes_version integer,
    opened_at timestamptz not null,
    check (state in ('PLANNING', 'CANCELLED') or (kind is not null and held_on is not null)),
    check (state <> 'CONFIRMED' or proposes_directive is not null)
);
create index meeting_directive on meeting (directive_id, opened_at);

-- Bodies and offices, never persons. The name is kept as it was at the time of the meeting.
create table meeting_participant (
    meeting_id uuid not null references meeting (id),
    position integer not null,
    body text,
    name text not null,
    invited boolean not null,
    attendees integer check (attendees >= 0),
    remark text,
    primary key (meeting_id, position)
);
create unique index meeting_participant_body on meeting_participant (meeting_id, body) where body is not null;

create table meeting_direction (
    meeting_id uuid not null references meeting (id),
    position integer not null,
    content text not null,
    responsible text not null,
    deadline date,
    primary key (meeting_id, position)
);

-- One row per invited body of a workshop; the key makes asking twice impossible.
create table meeting_paper (
    meeting_id uuid not null references meeting (id),
    body text not null,
    state text not null check (state in ('WANTED', 'REQUESTED', 'SENT', 'DECLINED', 'MISSED')),
    title text,
    document_id uuid references document (id),
    reason text,
    primary key (meeting_id, body),
    check ((state = 'SENT') = (document_id is not null)),
    check ((state = 'DECLINED') = (reason is not null))
);

create table conclusion_notice (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    meeting_id uuid references meeting (id),
    state text not null check (state in ('DRAFTING', 'SUBMITTED', 'CHECKED', 'AGREED', 'SIGNED', 'ISSUED')),
    lead_body text,
    content text,
    draft_deadline date,
    document_id uuid references document (id),
    version integer,
    signed_by text,
    capacity text,
    recipients text,
    symbol text,
    issued_on date,
    opened_at timestamptz not null,
    check (state = 'DRAFTING' or (lead_body is not null and draft_deadline is not null and document_id is not null)),
    check ((state = 'ISSUED') = (symbol is not null and issued_on is not null)),
    check (issued_on < draft_deadline)
);
create index conclusion_notice_directive on conclusion_notice (directive_id, opened_at);

create table conclusion (
    notice_id uuid not null references conclusion_notice (id),
    position integer not null,
    text text not null,
    primary key (notice_id, position)
);

create table conclusion_coordinating_body (
    notice_id uuid not null references conclusion_notice (id),
    body text not null,
    primary key (notice_id, body)
);

create table conclusion_notice_review (
    id bigint generated always as identity primary key,
    notice_id uuid not null references conclusion_notice (id),
    step text not null check (step in ('FORMAT', 'BOARD', 'SIGNATURE')),
    passed boolean not null,
    note text,
    reviewed_by text not null,
    reviewed_at timestamptz not null,
    check (passed or note is not null)
);
create index conclusion_notice_review_notice on conclusion_notice_review (notice_id, id);
