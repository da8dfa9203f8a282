-- What somebody has typed into the form of an open task and not submitted. No reference to the engine's tables, which
-- the engine makes after Flyway has run.
create table task_draft (
    task_id text primary key,
    version integer not null check (version > 0),
    data jsonb not null check (jsonb_typeof(data) = 'object'),
    saved_by text not null references account,
    saved_at timestamptz not null
);
