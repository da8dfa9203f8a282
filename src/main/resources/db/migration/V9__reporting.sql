-- Periodic returns and briefings while a directive is in force.

-- The set that a directive starts with; each directive then has its own.
create table indicator_template (
    code text primary key,
    name text not null,
    unit text not null,
    cumulative boolean not null,
    part_of text references indicator_template (code),
    position integer not null unique
);
insert into indicator_template (code, name, unit, cumulative, part_of, position) values
    ('CT1', 'Số hội nghị quán triệt, triển khai', 'hội nghị', true, null, 1),
    ('CT2', 'Số lượt người tham dự', 'lượt người', true, null, 2),
    ('CT3', 'Số cuộc tiếp xúc, đối thoại với Nhân dân', 'cuộc', true, null, 3),
    ('CT4', 'Số mô hình “Dân vận khéo”', 'mô hình', true, null, 4),
    ('CT5', 'Số kiến nghị tiếp nhận', 'kiến nghị', true, null, 5),
    ('CT6', 'Số kiến nghị đã giải quyết', 'kiến nghị', true, 'CT5', 6);

create table report_indicator (
    directive_id uuid not null references directive (id),
    code text not null,
    name text not null,
    unit text not null,
    cumulative boolean not null,
    part_of text,
    position integer not null,
    primary key (directive_id, code)
);

create table report_period (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    -- The calendar opens each of its entries once, also when its job runs twice.
    calendar_event_id uuid not null unique,
    kind text not null,
    label text not null,
    period_from date not null,
    period_to date not null,
    due_on date not null,
    state text not null check (state in ('OPEN', 'COLLECTING', 'FROZEN', 'SUBMITTED', 'CONCLUDED', 'WITHDRAWN')),
    opened_at timestamptz not null,
    frozen_at timestamptz,
    synthesis text,
    document_id uuid,
    return_note text,
    opinion text,
    check (period_from <= period_to)
);
create index report_period_directive on report_period (directive_id, period_to);

-- What this period asked for, whatever becomes of the definitions later.
create table period_indicator (
    period_id uuid not null references report_period (id),
    code text not null,
    name text not null,
    unit text not null,
    cumulative boolean not null,
    part_of text,
    position integer not null,
    primary key (period_id, code)
);

create table report_request (
    id uuid primary key,
    period_id uuid not null references report_period (id),
    body text not null,
    state text not null check (state in ('PLANNED', 'REQUESTED', 'DRAFTED', 'SUBMITTED', 'CLARIFYING', 'ACCEPTED',
        'NOT_SUBMITTED', 'WITHDRAWN')),
    summary text,
    change_reason text,
    evidence text,
    first_sent_at timestamptz,
    sent_at timestamptz,
    sent_by text,
    late_days integer not null default 0 check (late_days >= 0),
    return_note text,
    question text,
    clarifications integer not null default 0,
    accepted_at timestamptz,
    -- Body whose own return already contains these figures; such a return is not added again.
    counted_in text,
    document_id uuid,
    unique (period_id, body)
);
create index report_request_body on report_request (body);

create table report_figure (
    request_id uuid not null references report_request (id),
    code text not null,
    value bigint not null check (value >= 0),
    primary key (request_id, code)
);

create table key_task_progress (
    request_id uuid not null references report_request (id),
    position integer not null,
    key_task integer,
    what text not null,
    done text,
    not_done text,
    cause text,
    proposal text,
    primary key (request_id, position)
);

-- Sums at the moment of freezing.
create table period_total (
    period_id uuid not null references report_period (id),
    code text not null,
    total bigint not null,
    units integer not null,
    primary key (period_id, code)
);

create table report_reminder (
    id uuid primary key,
    period_id uuid not null references report_period (id),
    symbol text not null,
    issued_on date not null,
    new_due_on date not null,
    document_id uuid not null,
    signed_by text not null
);
create index report_reminder_period on report_reminder (period_id);

create table report_reminder_body (
    reminder_id uuid not null references report_reminder (id),
    body text not null,
    primary key (reminder_id, body)
);

create table briefing (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    calendar_event_id uuid not null,
    chair_body text not null,
    label text not null,
    state text not null check (state in ('PREPARING', 'AGENDA_READY', 'APPROVED', 'RECORDED', 'ISSUED', 'WITHDRAWN')),
    opened_at timestamptz not null,
    held_on date,
    place text,
    participants text,
    agenda text,
    return_note text,
    minutes text,
    symbol text,
    issued_on date,
    signed_by text,
    document_id uuid,
    unique (calendar_event_id, chair_body)
);
create index briefing_directive on briefing (directive_id);

create table briefing_attendance (
    briefing_id uuid not null references briefing (id),
    position integer not null,
    unit text not null,
    people integer not null check (people >= 0),
    note text,
    primary key (briefing_id, position)
);

create table briefing_issue (
    briefing_id uuid not null references briefing (id),
    position integer not null,
    what text not null,
    raised_by text,
    primary key (briefing_id, position)
);

-- Conclusions that somebody has to carry out: of the Standing Committee on a period, of a briefing.
create table follow_up_task (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    source text not null check (source in ('PERIODIC_REPORT', 'BRIEFING')),
    source_id uuid not null,
    position integer not null,
    what text not null,
    owner text not null,
    body text,
    due_on date not null,
    done_at timestamptz
);
create index follow_up_task_open on follow_up_task (directive_id, due_on) where done_at is null;
create index follow_up_task_source on follow_up_task (source_id, position);
