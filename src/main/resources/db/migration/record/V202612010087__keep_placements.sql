create table record.placement (
    person_id    uuid not null,
    placement_id uuid not null,
    version      integer not null,
    org_id       uuid not null,
    first_day    date not null,
    last_day     date,
    withdrawn    text,
    written_at   timestamptz not null,
    written_by   text not null,
    primary key (person_id, placement_id, version),
    check (last_day >= first_day)
);
comment on table record.placement is '[person ledger] Each version of a placement in a care home: from which London day until which, both included, and why it was taken back where it was never so; the highest version counts.';
create index placement_of_a_home on record.placement (org_id, person_id, placement_id);
