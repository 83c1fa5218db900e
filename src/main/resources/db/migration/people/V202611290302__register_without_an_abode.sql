alter table people.person add column no_fixed_abode boolean not null default false;
alter table people.person add column found_at text;
alter table people.person add column found_postcode text;
alter table people.person add column outreach text;
comment on column people.person.found_postcode is 'The postcode nearest to where somebody without a fixed abode was found: their place is derived from it.';
comment on column people.person.outreach is 'How outreach reaches somebody without a fixed abode.';
