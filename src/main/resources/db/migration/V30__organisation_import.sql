-- Organisation files that somebody looked at or took in. The content stays only until it is decided.
create table organisation_import (
    id              uuid primary key,
    file_name       text not null,
    digest          text not null,
    content         bytea,
    difference_hash text not null,
    uploaded_by     text not null,
    uploaded_at     timestamptz not null,
    applied_by      text,
    applied_at      timestamptz,
    check ((applied_by is null) = (applied_at is null)),
    check (content is not null or applied_at is not null)
);
create index on organisation_import (digest) where applied_at is not null;

-- Pages look for a body, its posts and its decisions one at a time.
create index on body_succession (predecessor);
create index on body_succession (successor);
