create table organisation.district_answer (
    district_code   text primary key,
    council         text not null,
    county_council  text,
    police_district text not null,
    police_as_at    text not null
);
comment on table organisation.district_answer is '[reference] Which councils and which district of Essex Police answer for a district; a unitary authority has no county council.';
comment on column organisation.district_answer.police_as_at is 'The month of the newest source that names the policing district.';
