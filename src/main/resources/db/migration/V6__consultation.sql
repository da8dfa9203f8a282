-- One comment round: a draft version, a mode, a letter, a deadline. A reopened round is a new row (ordinal).
create table comment_round (
    id uuid primary key,
    directive_id uuid not null references directive (id),
    number integer not null check (number > 0),
    ordinal integer not null check (ordinal > 0),
    mode text not null check (mode in ('WRITTEN', 'CONFERENCE', 'GRASSROOTS')),
    state text not null check (state in ('PREPARING', 'OPEN', 'CLOSED', 'FINISHED', 'CANCELLED')),
    process_instance_id text not null,
    lead_body text not null,
    asked_rules text not null,
    reply_working_days integer not null check (reply_working_days > 0),
    silence_policy text not null check (silence_policy in ('COUNTED_AS_AGREEING', 'RECORDED_AS_SILENT')),
    draft_document_id uuid,
    draft_version integer,
    send_letter boolean not null default true,
    letter_document_id uuid,
    letter_symbol text,
    letter_issued_on date,
    deadline date,
    questions text,
    lowest_level text check (lowest_level in ('DISTRICT', 'COMMUNE', 'HAMLET')),
    inner_deadline date,
    return_note text,
    opened_at timestamptz,
    closed_at timestamptz,
    closed_by text check (closed_by in ('ALL_REPLIED', 'DEADLINE', 'EARLY')),
    early_reason text,
    revised_version integer,
    revision_note text,
    finished_at timestamptz,
    unique (directive_id, number, ordinal),
    check (inner_deadline is null or inner_deadline <= deadline),
    check (state not in ('OPEN', 'CLOSED', 'FINISHED') or (deadline is not null and opened_at is not null)),
    check (state not in ('CLOSED', 'FINISHED') or (closed_at is not null and closed_by is not null))
);

-- What one body was asked and how it answered. Lateness is a fact beside the state.
create table round_request (
    id uuid primary key,
    round_id uuid not null references comment_round (id),
    body text not null,
    state text not null check (state in ('PLANNED', 'SENT', 'ACCEPTED', 'PREPARED', 'ANSWERED', 'DECLINED',
        'WITHDRAWN', 'UNANSWERED')),
    process_instance_id text,
    due date not null,
    sent_at timestamptz,
    acknowledged_at timestamptz,
    replied_at timestamptz,
    late boolean not null default false,
    stance text check (stance in ('AGREES', 'AGREES_WITH_CHANGES', 'DISAGREES', 'NOTHING_TO_ADD')),
    general_opinion text,
    reply_symbol text,
    reply_dated date,
    return_note text,
    decline_reason text,
    named_body text,
    extension_wanted date,
    extension_reason text,
    extension_decision text check (extension_decision in ('GRANTED', 'REFUSED')),
    extension_note text,
    withdrawal_reason text,
    unique (round_id, body),
    check (state <> 'ANSWERED' or (stance is not null and reply_dated is not null)),
    check ((state in ('ANSWERED', 'DECLINED')) = (replied_at is not null)),
    check (state <> 'DECLINED' or decline_reason is not null)
);
create index round_request_state on round_request (round_id, state);

-- The conference of a round and the bodies invited to it.
create table conference (
    round_id uuid primary key references comment_round (id),
    held_on date not null,
    place text not null,
    agenda text not null,
    minutes text,
    recorded_at timestamptz
);
create table conference_body (
    round_id uuid not null references conference (round_id),
    body text not null,
    attended boolean,
    primary key (round_id, body)
);

-- A comment of a request, or one spoken at the conference (no request). Its number within the round is given
-- when it reaches the lead body and never changes. The clause is kept as cited; its number when the outline of the
-- round's draft version has it.
create table round_comment (
    id uuid primary key,
    round_id uuid not null references comment_round (id),
    request_id uuid references round_request (id),
    body text not null,
    position integer not null,
    number integer,
    clause text not null,
    clause_number text,
    kind text not null check (kind in ('CONTENT', 'WORDING', 'LEGAL', 'FEASIBILITY')),
    comment text not null,
    proposed text,
    outcome text check (outcome in ('ACCEPTED', 'PARTLY_ACCEPTED', 'EXPLAINED')),
    outcome_reason text,
    decided_by text,
    decided_at timestamptz,
    taken_in_version integer,
    unique (round_id, number),
    check (outcome is null or outcome = 'ACCEPTED' or outcome_reason is not null)
);
create index round_comment_request on round_comment (request_id, position);

-- The leaves of a grassroots round: each row is what one unit's own conferences gave. Sums are never stored.
create table unit_result (
    id uuid primary key,
    round_id uuid not null references comment_round (id),
    request_id uuid not null references round_request (id),
    position integer not null,
    unit_key text not null,
    unit_code text,
    unit_name text not null,
    own_total boolean not null default false,
    held_on date,
    conferences integer not null default 1 check (conferences >= 0),
    delegates integer not null check (delegates between 0 and 200000),
    opinions integer not null check (opinions >= 0),
    agreeing integer not null default 0 check (agreeing >= 0),
    agreeing_with_changes integer not null default 0 check (agreeing_with_changes >= 0),
    disagreeing integer not null default 0 check (disagreeing >= 0),
    entered_by text not null,
    unique (round_id, unit_key),
    check (agreeing + agreeing_with_changes + disagreeing <= opinions)
);
create index unit_result_request on unit_result (request_id, position);
