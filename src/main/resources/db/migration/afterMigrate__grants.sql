-- Rights follow from what each table says it is. Nobody but the owner changes structure; nobody at all changes a ledger.
do $$
declare
    t record;
    rights text;
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
    end loop;
end $$;
