-- What an addressed body does to carry the directive out: its plan, and inspections of it.
create table implementation_plan (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    body text not null,
    state text not null check (state in ('REQUESTED', 'DRAFTING', 'DRAFTED', 'SUBMITTED', 'ACCEPTED', 'WITHDRAWN')),
    requested_at timestamptz not null,
    due_on date not null,
    responsible_office text,
    assignment_note text,
    drafting_since timestamptz,
    plan_text text,
    measured_text text,
    document_id uuid,
    document_version integer,
    copied_share numeric(4, 3) check (copied_share between 0 and 1),
    copied_from text,
    submitted_at timestamptz,
    signed_by text,
    remarks text,
    returns integer not null default 0,
    decided_at timestamptz,
    decided_by text,
    -- Opening is repeated after a crash: one plan per body, whoever asks first.
    unique (directive_id, body)
);

create table plan_task (
    plan_id uuid not null references implementation_plan (id),
    position integer not null,
    key_task integer,
    what text not null,
    product text not null,
    office text not null,
    from_date date not null,
    to_date date not null,
    means text,
    primary key (plan_id, position),
    check (from_date <= to_date)
);

create table inspection (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    body text not null,
    state text not null check (state in ('PROPOSED', 'PLANNED', 'APPROVED', 'SELF_CHECKED', 'RECORDED', 'EXPLAINED',
        'REMEDYING', 'REMEDY_REPORTED', 'NO_FAULT', 'REMEDIED', 'WITHDRAWN')),
    reason text not null check (reason in ('PROGRAMME', 'LATE_REPORT', 'OTHER')),
    reason_note text,
    contents text not null,
    team text not null,
    starts_on date not null,
    ends_on date not null,
    proposed_at timestamptz not null,
    proposed_by text not null,
    return_note text,
    approved_at timestamptz,
    approved_by text,
    self_check text,
    explanation text,
    conclusion text,
    concluded_at timestamptz,
    concluded_by text,
    conclusion_document_id uuid,
    remedy_due_on date,
    remedy_report text,
    remedy_note text,
    remedy_refusals integer not null default 0,
    closed_at timestamptz,
    check (starts_on <= ends_on)
);
create index inspection_directive on inspection (directive_id, proposed_at);

create table inspection_finding (
    inspection_id uuid not null references inspection (id),
    position integer not null,
    what text not null,
    evidence text not null,
    primary key (inspection_id, position)
);

create table inspection_remedy (
    inspection_id uuid not null references inspection (id),
    position integer not null,
    what text not null,
    due_on date not null,
    done_at timestamptz,
    primary key (inspection_id, position)
);
