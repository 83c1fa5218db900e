-- Whoever does not know a date of birth can be referred all the same. What they know (a year, a month of it, an age, or how
-- old somebody looks) is kept as it was said and beside the date, never in it: an invented day would later read as fact.
alter table people.person
    add column birth_year    int,
    add column birth_month   int,
    add column age_said      int,
    add column age_band      text,
    add column birth_said_on date,
    add constraint person_birth_said_is_whole check (
        (birth_said_on is null and birth_year is null and birth_month is null and age_said is null and age_band is null)
        or (birth_said_on is not null and num_nonnulls(birth_year, age_said, age_band) > 0)),
    add constraint person_birth_year_is_of_somebody_living check (birth_year between 1800 and 2999),
    add constraint person_birth_month_has_its_year check (
        birth_month is null or (birth_month between 1 and 12 and birth_year is not null)),
    add constraint person_age_said_is_an_age check (age_said between 0 and 120),
    add constraint person_age_band_is_known check (age_band in ('child', 'teenager', 'young-adult', 'adult', 'older'));
comment on column people.person.birth_year is 'The year of birth as it was said where nobody knew the day; it is no birth date.';
comment on column people.person.birth_month is 'The month of that year, where it was said.';
comment on column people.person.age_said is 'About how old they are, as it was said or guessed on birth_said_on.';
comment on column people.person.age_band is 'How old they look or are thought to be, where nobody could say an age.';
comment on column people.person.birth_said_on is 'When it was said. It stays as it was said after the birth date is found out.';
