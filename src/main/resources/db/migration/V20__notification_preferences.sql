-- When a person wants mail; without a row, at once.
create table mail_preference (
    username text primary key references account,
    timing text not null check (timing in ('AT_ONCE', 'DAILY', 'OVERDUE_ONLY')),
    digested_on date not null
);

-- Notices that wait for the recipient's daily mail.
create table mail_digest_entry (
    notice_key text primary key references notice (key) on delete cascade,
    username text not null references account
);
create index on mail_digest_entry (username);

-- Who may read a person's deadlines without logging in: whoever knows the token, of which only the hash is kept.
create table calendar_feed (
    username text primary key references account,
    token_hash bytea not null unique,
    created_at timestamptz not null
);
