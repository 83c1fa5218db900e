create table people.ethnic_category (
    person_id   uuid primary key,
    code        text not null,
    recorded_at timestamptz not null
);
comment on table people.ethnic_category is '[person] ETHNIC CATEGORY CODE of the NHS Data Dictionary, as the person stated it; apart from the person, because it finds and matches nobody.';
