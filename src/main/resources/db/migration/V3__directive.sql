-- The dossier of a directive: what it is about, whose it is, where it stands.
create table directive (
    id uuid primary key,
    dossier_number text not null unique,
    subject text not null,
    reason text not null,
    issuer text not null,
    lead_body text not null,
    office text not null,
    standing_board text not null,
    phase text not null check (phase in ('MEETING', 'CONCLUSION', 'DRAFTING', 'CONSULTATION', 'ISSUANCE', 'IN_FORCE',
        'CLOSED', 'REPLACED', 'REPEALED', 'CANCELLED')),
    urgency text not null check (urgency in ('NORMAL', 'URGENT', 'VERY_URGENT', 'IMMEDIATE')),
    source text not null check (source in ('MEETING', 'SUPERIOR_DOCUMENT', 'PROPOSAL')),
    round_modes text[] not null,
    tenant_id text unique,
    symbol text,
    issued_on date,
    draft_deadline date,
    opened_on date not null,
    opened_by text not null,
    ended_on date,
    end_reason text,
    end_decision_symbol text,
    check ((symbol is null) = (issued_on is null)),
    check (phase not in ('IN_FORCE', 'CLOSED', 'REPLACED', 'REPEALED') or symbol is not null),
    check ((phase in ('CLOSED', 'REPLACED', 'REPEALED', 'CANCELLED')) = (ended_on is not null))
);
create index directive_phase on directive (phase, opened_on);
create index directive_lead_body on directive (lead_body);

create table dossier_number_series (
    year integer primary key,
    last integer not null
);

create table directive_coordinating_body (
    directive_id uuid not null references directive (id),
    body text not null,
    primary key (directive_id, body)
);

create table directive_addressee (
    directive_id uuid not null references directive (id),
    body text not null,
    primary key (directive_id, body)
);
create index directive_addressee_body on directive_addressee (body);

-- A plan of succession has no date; it gets one when the successor takes effect.
create table directive_lineage (
    predecessor_id uuid not null references directive (id),
    successor_id uuid not null references directive (id),
    replaced_on date,
    primary key (predecessor_id, successor_id),
    check (predecessor_id <> successor_id)
);
create index directive_lineage_successor on directive_lineage (successor_id);

create table timeline_entry (
    id bigint generated always as identity primary key,
    directive_id uuid not null references directive (id),
    kind text not null,
    title text not null,
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index timeline_entry_directive on timeline_entry (directive_id, id);

-- The tasks that the directive itself sets (nhiệm vụ trọng tâm); plans and returns refer to them by number.
create table key_task (
    directive_id uuid not null references directive (id),
    number integer not null check (number > 0),
    text text not null,
    lead_body text,
    deadline date,
    primary key (directive_id, number)
);

-- One row per report, briefing or review that falls due while the directive is in force.
create table calendar_event (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    kind text not null check (kind in ('QUARTER', 'SIX_MONTHS', 'NINE_MONTHS', 'YEAR', 'BRIEFING', 'INTERIM_REVIEW',
        'FINAL_REVIEW')),
    label text not null,
    period_from date not null,
    period_to date not null,
    opens_on date not null,
    due_on date not null,
    opened_at timestamptz,
    unique (directive_id, kind, period_to),
    check (period_from <= period_to)
);
create index calendar_event_next on calendar_event (directive_id, opens_on) where opened_at is null;

-- Decisions about the dossier itself: cancel, supersede, repeal, hold the final review.
create table directive_decision (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    kind text not null check (kind in ('CANCEL', 'SUPERSEDE', 'REPEAL', 'FINAL_REVIEW')),
    reason text not null,
    symbol text,
    successor_id uuid references directive (id),
    decided_on date not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    announcement text,
    announced_to text,
    announced_by text,
    announced_at timestamptz,
    check (kind <> 'SUPERSEDE' or successor_id is not null)
);
create index directive_decision_directive on directive_decision (directive_id);
