create schema people;

create table people.person (
    person_id          uuid primary key,
    status             text not null check (status in ('KNOWN', 'PROVISIONAL')),
    nhs_number         text,
    nhs_number_status  text not null,
    family_name        text,
    given_name         text,
    preferred_name     text,
    birth_date         date,
    gender             text not null check (gender in ('1', '2', '9', 'X')),
    address_line       text,
    postcode           text,
    phone              text,
    email              text,
    practice_ods       text,
    language           text,
    interpreter_needed boolean not null default false,
    veteran            boolean not null default false,
    description        text,
    died_on            date,
    version            bigint not null default 0
);
comment on table people.person is '[person] Who this is. A provisional person is a human being whose identity is not known yet.';
comment on column people.person.nhs_number is 'As received. The claim table holds the ones that are valid and this person''s own.';
create index person_name on people.person (lower(family_name), birth_date);
create index person_birth on people.person (birth_date);
create index person_postcode on people.person (postcode);

create table people.nhs_number (
    nhs_number text primary key,
    person_id  uuid not null
);
comment on table people.nhs_number is '[claim] Each valid NHS number to the one person who holds it.';

create table people.link (
    person_id uuid not null,
    other_id  uuid not null,
    since     timestamptz not null,
    until     timestamptz,
    primary key (person_id, other_id, since)
);
comment on table people.link is '[person] Two ids that are one person. Ended, never deleted: a key never changes.';
create index link_other on people.link (other_id);
