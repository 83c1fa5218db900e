alter table directory.search
    add column shown uuid[] not null default '{}';
comment on column directory.search.shown is 'The entries that a search of the public showed. It names services and nobody else.';

create table directory.opened (
    opened_id  uuid not null primary key,
    day        date not null,
    service_id uuid not null
);
comment on table directory.opened is '[local ledger] That the public page of an entry was opened on a day. It names nobody: no account, address, age or place.';
create index opened_day on directory.opened (day);
