-- From the submission to the acknowledgements of the issued directive.

-- One row each time the dossier is submitted; a returned dossier comes again as the next cycle.
create table submission (
    id                  uuid primary key,
    directive_id        uuid        not null references directive,
    cycle               integer     not null check (cycle >= 1),
    state               text        not null check (state in ('PREPARED', 'SIGNED', 'VOTING', 'PASSED', 'RETURNED')),
    document_id         uuid        not null references document,
    document_version    integer     not null,
    final_id            uuid        not null references document,
    final_version       integer     not null,
    enclosures          text        not null,
    prepared_by         text        not null,
    prepared_at         timestamptz not null,
    symbol              text,
    signed_on           date,
    signed_by           text,
    checks              text[],
    findings            text,
    appraised_by        text,
    appraised_at        timestamptz,
    ballot_mode         text check (ballot_mode in ('MEETING', 'WRITTEN')),
    ballot_closes_on    date,
    met_on              date,
    eligible            integer check (eligible >= 0),
    taken_part          integer check (taken_part >= 0),
    agreed              integer check (agreed >= 0),
    agreed_with_changes integer check (agreed_with_changes >= 0),
    disagreed           integer check (disagreed >= 0),
    changes             text,
    result              text check (result in ('PASSED', 'PASSED_WITH_CHANGES', 'RETURNED', 'NO_QUORUM')),
    counted_at          timestamptz,
    returned_from       text check (returned_from in ('LEADER', 'OFFICE', 'COMMITTEE')),
    return_note         text,
    returned_by         text,
    returned_at         timestamptz,
    unique (directive_id, cycle),
    check (state = 'PREPARED' or symbol is not null or returned_from = 'LEADER'),
    check (taken_part <= eligible),
    check (agreed + agreed_with_changes + disagreed <= taken_part)
);
-- At most one submission of a dossier is on its way.
create unique index submission_open on submission (directive_id) where state not in ('PASSED', 'RETURNED');

-- One ballot per member of the committee when opinions are given in writing; empty until cast.
create table issuance_vote (
    submission_id uuid not null references submission,
    member        text not null,
    opinion       text check (opinion in ('AGREE', 'AGREE_WITH_CHANGES', 'DISAGREE')),
    note          text,
    cast_at       timestamptz,
    primary key (submission_id, member),
    check ((opinion is null) = (cast_at is null)),
    check (opinion is null or opinion = 'AGREE' or note is not null)
);

-- What the lead body took in after the vote or after the signer returned the directive.
create table final_revision (
    directive_id     uuid        not null references directive,
    number           integer     not null check (number >= 1),
    requested        text        not null,
    requested_by     text        not null,
    requested_at     timestamptz not null,
    taken_in         text,
    document_version integer,
    revised_by       text,
    revised_at       timestamptz,
    primary key (directive_id, number),
    check ((taken_in is null) = (revised_at is null))
);

create table directive_signature (
    directive_id uuid primary key references directive,
    document_id  uuid        not null references document,
    signed_by    text        not null,
    signed_at    timestamptz not null,
    capacity     text        not null,
    title        text        not null,
    released_by  text,
    released_at  timestamptz
);

create table directive_receipt (
    id              uuid primary key,
    directive_id    uuid        not null references directive,
    body            text        not null,
    state           text        not null default 'ADDRESSED'
        check (state in ('ADDRESSED', 'SENT', 'RECEIVED', 'EXPIRED', 'WITHDRAWN')),
    due_on          date        not null,
    sent_at         timestamptz,
    late_at         timestamptz,
    received_on     date,
    forwarded_to    text,
    acknowledged_by text,
    acknowledged_at timestamptz,
    unique (directive_id, body),
    check ((state = 'RECEIVED') = (acknowledged_at is not null)),
    check (state = 'ADDRESSED' or sent_at is not null)
);
create index directive_receipt_to_send on directive_receipt (directive_id, body) where state = 'ADDRESSED';
