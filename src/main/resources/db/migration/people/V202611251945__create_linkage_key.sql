create table people.linkage_key (
    person_id uuid not null,
    key       bigint not null,
    primary key (person_id, key)
);
comment on table people.linkage_key is '[person deletable] By what a record can meet others of the same person: hashes of names with birth dates, postcodes and the like. Re-made from the person.';
create index linkage_key_meets on people.linkage_key (key) include (person_id);
alter table people.person alter column family_name set statistics 1000;
alter table people.person alter column given_name set statistics 1000;
