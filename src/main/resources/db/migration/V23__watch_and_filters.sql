-- Dossiers that a person follows.
create table directive_watch (
    username text not null references account,
    directive_id uuid not null references directive (id),
    since timestamptz not null,
    primary key (username, directive_id)
);
create index on directive_watch (directive_id);

-- Which filters of the engine come from the product, and how they read when they were last written.
create table seeded_filter (
    key text primary key,
    filter_id text not null,
    definition_hash text not null,
    stored_hash text not null
);
