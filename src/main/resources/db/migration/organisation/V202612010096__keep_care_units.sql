create table organisation.care_unit (
    unit_id    uuid primary key,
    code       text not null,
    name       text not null,
    valid_from date not null,
    valid_to   date,
    version    bigint not null default 0,
    constraint care_unit_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);
comment on table organisation.care_unit is '[reference] Districts and teams, of physical and of mental health, that are led as one; each with its dates.';
comment on column organisation.care_unit.valid_to is 'The last day; none while it goes on.';
create unique index care_unit_code on organisation.care_unit (code);

create table organisation.care_unit_part (
    unit_id    uuid not null references organisation.care_unit,
    part       text not null check (part in ('district', 'team')),
    of_code    text not null,
    valid_from date not null,
    valid_to   date,
    primary key (unit_id, part, of_code, valid_from),
    constraint care_unit_part_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);
comment on table organisation.care_unit_part is '[reference deletable] Which districts and teams a care unit is made of, from when until when.';
comment on column organisation.care_unit_part.of_code is 'The code of a district, or the code of a team.';

-- Counts up when postcodes or small areas were read in that differ, so that the people follow.
create table organisation.place_edition (
    one     boolean primary key check (one),
    edition bigint not null
);
comment on table organisation.place_edition is '[local] How often postcodes or small areas were read in that differed from those before.';
