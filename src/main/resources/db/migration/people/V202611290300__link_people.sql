-- Why two ids are one person, and why they are not. What is said here is about the identity of both, never about care.
alter table people.link add column basis text;
alter table people.link add column why text;
alter table people.link add column ended_why text;
comment on column people.link.basis is 'How it was found out: the code of a LinkBasis.';

create table people.kept_apart (
    person_id uuid not null,
    other_id  uuid not null,
    at        timestamptz not null,
    why       text not null,
    primary key (person_id, other_id, at)
);
comment on table people.kept_apart is '[person ledger] Two who were compared by somebody and are two people.';
create index kept_apart_other on people.kept_apart (other_id);

create table people.local_identifier (
    person_id       uuid not null,
    organisation_id uuid not null,
    system          text not null,
    value           text not null,
    since           timestamptz not null,
    until           timestamptz,
    primary key (person_id, organisation_id, system, value, since)
);
comment on table people.local_identifier is '[person] LOCAL PATIENT IDENTIFIER (EXTENDED): what another record system calls this person. Ended, never deleted.';
create index local_identifier_value on people.local_identifier (value) where until is null;

-- Who has not been compared with the rest since something about them changed.
alter table people.person add column compared bigint not null default -1;
create index person_to_compare on people.person (person_id) where compared <> version;

create table people.likely_pair (
    person_id   uuid not null,
    other_id    uuid not null,
    probability numeric not null,
    reasons     text not null,
    found_at    timestamptz not null,
    primary key (person_id, other_id)
);
comment on table people.likely_pair is '[person deletable] Two who are likely one, until somebody has looked. Made by comparing each person with the rest whenever something about them changes.';
create index likely_pair_found on people.likely_pair (found_at);
create index likely_pair_other on people.likely_pair (other_id);
