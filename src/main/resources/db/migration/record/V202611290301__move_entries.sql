create table record.moved_entry (
    person_id    uuid not null,
    event_id     uuid not null,
    at           timestamptz not null,
    to_person_id uuid not null,
    primary key (person_id, event_id, at)
);
comment on table record.moved_entry is '[person ledger] An entry that was made on one record while it was held to be one with another, and is about the other. What was said last counts.';
create index moved_entry_to on record.moved_entry (to_person_id);
