-- What people see at the bell. The key says what the notice is about and to whom, so that nobody is told twice.
create table notice (
    id bigint generated always as identity primary key,
    key text not null unique,
    recipient text not null,
    kind text not null check (kind in ('TASK_OPENED', 'TASK_ESCALATED', 'REMINDER_BEFORE', 'REMINDER_DUE',
        'REMINDER_OVERDUE', 'DRAFT_LATE', 'DIRECTIVE_CANCELLED', 'DIRECTIVE_ENDED', 'MEETING_ANNOUNCED',
        'REPORT_URGED')),
    title text not null,
    text text not null,
    task_id text,
    directive_id uuid references directive (id),
    created_at timestamptz not null,
    read_at timestamptz
);
create index notice_recipient on notice (recipient, id desc);
create index notice_unread on notice (recipient) where read_at is null;

-- What still has to leave the house; written in the transaction that causes it, sent afterwards, at least once.
create table outbox (
    id bigint generated always as identity primary key,
    key text not null unique,
    channel text not null check (channel in ('MAIL')),
    address text not null,
    subject text not null,
    body text not null,
    state text not null default 'PENDING' check (state in ('PENDING', 'SENT', 'FAILED')),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    last_error text,
    created_at timestamptz not null,
    sent_at timestamptz,
    check ((state = 'SENT') = (sent_at is not null))
);
create index outbox_due on outbox (next_attempt_at, id) where state = 'PENDING';
create index outbox_failed on outbox (id desc) where state = 'FAILED';
