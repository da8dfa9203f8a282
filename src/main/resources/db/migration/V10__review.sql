create table review (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    calendar_event_id uuid unique,
    kind text not null check (kind in ('INTERIM_REVIEW', 'FINAL_REVIEW')),
    label text not null,
    period_from date not null,
    period_to date not null,
    state text not null check (state in ('PLANNING', 'COLLECTING', 'SYNTHESIS', 'DECIDED', 'WITHDRAWN')),
    contents text,
    reports_due_on date,
    conference_on date,
    conference_place text,
    plan_document_id uuid,
    plan_version integer,
    return_note text,
    report_document_id uuid,
    report_version integer,
    conference_held_on date,
    attendance text,
    conclusions text,
    outcome text check (outcome in ('KEEP', 'AMEND', 'REPLACE', 'END')),
    decision_note text,
    decided_on date,
    decided_by text,
    check ((state = 'DECIDED') = (outcome is not null)),
    check (period_from <= period_to)
);
create index review_directive on review (directive_id);

create table review_request (
    id uuid primary key,
    review_id uuid not null references review (id),
    body text not null,
    state text not null check (state in ('REQUESTED', 'REPORTED', 'MISSED')),
    results text,
    shortcomings text,
    proposals text,
    prepared_by text,
    return_note text,
    sent_by text,
    sent_at timestamptz,
    unique (review_id, body),
    check ((state = 'REPORTED') = (sent_at is not null))
);
create index review_request_open on review_request (review_id) where state = 'REQUESTED';

-- Collectives and models only, never persons.
create table review_nomination (
    id uuid primary key,
    review_id uuid not null references review (id),
    body text not null,
    number integer not null,
    nominee text not null,
    achievement text not null,
    figures text,
    nominated_by text not null,
    state text not null check (state in ('NOMINATED', 'FORWARDED', 'REJECTED', 'AWARDED')),
    unique (review_id, number)
);

create table commendation (
    review_id uuid primary key references review (id),
    appraisal text,
    appraised_by text,
    supplement text,
    return_note text,
    decision_document_id uuid,
    symbol text,
    decided_on date,
    refusal text,
    published_on date,
    recipients text,
    check (symbol is not null or published_on is null)
);
