create table people.home (
    person_id uuid not null,
    since     date not null,
    until     date,
    district  text,
    practice  text,
    primary key (person_id, since),
    constraint home_ends_after_it_begins check (until is null or until > since)
);
comment on table people.home is '[person] In which district somebody lived and with which practice they were registered, from when until when.';
comment on column people.home.until is 'The first day on which it was otherwise; none for where they are now.';
comment on column people.home.district is 'The code of the district they lived or were found in; none where it was not known.';
comment on column people.home.practice is 'The code of the practice they were registered with; none where it was not known.';
-- Lists of a place ask for those who are there now, and for one person where they are now.
create index home_practice on people.home (practice, person_id) where until is null;
create index home_district on people.home (district, person_id) where until is null;
create index home_now on people.home (person_id) include (district, practice) where until is null;

create table people.home_followed (
    one          boolean primary key check (one),
    edition      bigint not null,
    after_person uuid not null
);
comment on table people.home_followed is '[local] Which edition of the places the people have followed, and how far, so that a stop in between costs nothing.';

-- Where everybody is as this is introduced. Since when is not known: before the first day the first place counts.
insert into people.home (person_id, since, district, practice)
select p.person_id, current_date, l.district_code, p.practice_ods
  from people.person p
  left join organisation.postcode c
         on c.postcode = regexp_replace(upper(case when p.no_fixed_abode then p.found_postcode else p.postcode end), '[^A-Z0-9]', '', 'g')
  left join organisation.lsoa l on l.lsoa_code = c.lsoa_code;
