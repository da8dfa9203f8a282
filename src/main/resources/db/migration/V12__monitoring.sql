-- Search without accents where the extension may be installed; without it, search minds accents but not case.
do $$
begin
    create extension if not exists unaccent;
exception when others then
    raise notice 'unaccent is not available: %', sqlerrm;
end $$;

-- What is searched and what is searched for both pass through here; the engine's collation plays no part.
do $$
declare
    home text := (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                  where e.extname = 'unaccent');
begin
    execute format('create function search_text(value text) returns text language sql immutable parallel safe as %L',
        case when home is null then 'select lower(normalize(value, NFC))'
        else format('select lower(%1$I.unaccent(%2$L::regdictionary, normalize(value, NFC)))', home,
            quote_ident(home) || '.unaccent') end);
end $$;

-- Name of a body on a day; before or after its life, the nearest one it had.
create function body_name(wanted text, as_of date) returns text language sql stable parallel safe as $$
    select b.name from body b where b.code = wanted
    order by (b.valid_from <= as_of) desc, case when b.valid_from <= as_of then b.valid_from end desc, b.valid_from
    limit 1
$$;
