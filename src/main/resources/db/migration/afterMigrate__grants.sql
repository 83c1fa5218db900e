-- Rights follow from what each table says it is. Nobody but the owner changes structure; nobody at all changes a ledger.
do $$
declare
    t record;
    rights text;
    let_in constant text := $setting$(select string_to_array(case
            when current_setting('onedoor.people', true) <> '' then current_setting('onedoor.people')
            when current_setting('onedoor.loud', true) = 'on' then 'nobody was let in for this'
        end, ','))::uuid[]$setting$;
    acted_for constant text := $setting$(select string_to_array(
            nullif(current_setting('onedoor.orgs', true), ''), ','))::uuid[]$setting$;
    let_in_or_acting constant text := $setting$(select string_to_array(case
            when current_setting('onedoor.people', true) <> '' then current_setting('onedoor.people')
            when current_setting('onedoor.orgs', true) <> '' then null
            when current_setting('onedoor.loud', true) = 'on' then 'nobody was let in for this'
        end, ','))::uuid[]$setting$;
begin
    for t in
        select n.nspname as schema, c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as said
          from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public')
           and n.nspname not like 'pg\_%'
    loop
        execute format('grant usage on schema %I to onedoor_app, onedoor_worker', t.schema);
        execute format('revoke all on %I.%I from onedoor_app, onedoor_worker, onedoor_report', t.schema, t.name);
        rights := case
            when split_part(t.said, ']', 1) like '%ledger%' then 'select, insert'
            when split_part(t.said, ']', 1) like '%deletable%' then 'select, insert, update, delete'
            else 'select, insert, update' end;
        execute format('grant %s on %I.%I to onedoor_app, onedoor_worker', rights, t.schema, t.name);
        -- The second gate: a request reaches the rows of those people and incidents alone for whom the first let it in,
        -- and of lists those of the organisation it acts for (SecondGate). Only the row's own columns and a setting
        -- decide, which is asked for once a statement and not once a row. Where nobody was let in there are no rows; with
        -- onedoor.loud, as in tests, asking then is a fault that is heard.
        if split_part(t.said, ']', 1) like '%gated%' then
            execute format('alter table %I.%I enable row level security', t.schema, t.name);
            execute format('drop policy if exists let_in on %I.%I', t.schema, t.name);
            execute format('drop policy if exists jobs on %I.%I', t.schema, t.name);
            execute format('create policy let_in on %I.%I to onedoor_app using (%s)', t.schema, t.name, case
                when t.said like '[subject%' then format('kind <> ''person'' or subject_id = any (%s)', let_in)
                when t.said like '[incident%' then format('incident_id = any (%s)', let_in)
                when t.said like '[organisation%' then
                    format('org_id = any (%s) or person_id = any (%s)', acted_for, let_in_or_acting)
                else format('person_id = any (%s)', let_in) end);
            execute format('create policy jobs on %I.%I to onedoor_worker using (true)', t.schema, t.name);
        end if;
    end loop;
    for t in select schemaname as schema, viewname as name from pg_views
              where schemaname not in ('pg_catalog', 'information_schema', 'public') and schemaname not like 'pg\_%'
    loop
        execute format('grant select on %I.%I to onedoor_app, onedoor_worker', t.schema, t.name);
    end loop;
end $$;
