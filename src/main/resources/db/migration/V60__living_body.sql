-- Where a reform names who takes the work of a body, decisions lead there and nowhere else.
create or replace function living_body(wanted text, as_of date) returns text language sql stable as $$
    with recursive line (code, step) as (
        select wanted, 0
        union all
        select heir.code, line.step + 1
        from line cross join lateral (select body_heir(line.code, as_of) as code) heir
        where line.step < 50 and heir.code is not null
    )
    select coalesce((
        select line.code from line join body b on b.code = line.code and as_of >= b.valid_from
            and (b.valid_to is null or as_of <= b.valid_to) limit 1), wanted)
$$;
