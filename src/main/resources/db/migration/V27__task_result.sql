-- What a person decided when completing a task, in the words of its form: the engine keeps no form data, and the next
-- people want to read "returned, because …" long after the text has left the form of the step that was returned.
create table task_result (
    task_id text primary key,
    outcome text not null,
    label   text not null,
    note    text
);
