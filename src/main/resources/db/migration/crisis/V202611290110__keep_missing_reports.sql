create table crisis.missing_report (
    incident_id      uuid primary key,
    version          bigint not null default 0,
    number           text not null,
    source_org       uuid not null,
    reference        text not null,
    risk             text not null check (risk in ('high', 'medium', 'low', 'none')),
    last_seen_at     timestamptz not null,
    last_seen_place  text not null,
    circumstances    text not null,
    description      text,
    family_name      text,
    given_name       text,
    birth_date       date,
    gender           text not null,
    nhs_number       text,
    postcode         text,
    armed_forces     boolean not null default false,
    reported_at      timestamptz not null,
    reported_by      text not null,
    person_id        uuid,
    matched_by       text,
    not_them         uuid[] not null default '{}',
    found_at         timestamptz,
    found_where      text,
    found_how        text check (found_how in ('safe', 'harmed', 'died', 'error')),
    found_words      text,
    debrief_at       timestamptz,
    debrief_by       text,
    debrief_words    text,
    constraint missing_found check ((found_at is null) = (found_how is null))
);
comment on table crisis.missing_report is '[incident] A report of the police that somebody is missing: as they wrote it, whom of those we know it is about, and how it ended.';
create index missing_open on crisis.missing_report (reported_at) where found_at is null;
create index missing_person on crisis.missing_report (person_id) where person_id is not null;
create index missing_reference on crisis.missing_report (lower(reference));
