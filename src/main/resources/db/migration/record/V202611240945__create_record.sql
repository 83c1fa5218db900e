create schema record;

create table record.contact (
    person_id           uuid not null,
    contact_id          uuid not null,
    scope_id            uuid not null,
    service_id          uuid not null,
    team_id             uuid,
    at                  timestamptz not null,
    recorded_at         timestamptz not null,
    account_id          uuid not null,
    attended            boolean not null,
    mode                text not null check (mode in ('face-to-face', 'video', 'telephone', 'other')),
    purpose             text not null check (purpose in ('assessment', 'treatment', 'other')),
    outcome_measured    boolean not null,
    care_plan_agreed    boolean not null,
    primary key (person_id, contact_id)
);
comment on table record.contact is '[person] Each time somebody was seen or spoken to, or should have been.';

create table record.note (
    person_id  uuid not null,
    note_id    uuid not null,
    event_id   uuid not null,
    scope_id   uuid,
    words      text not null,
    written_at timestamptz not null,
    account_id uuid not null,
    primary key (person_id, note_id)
);
comment on table record.note is '[person] The words that go with an event, kept apart from it so that they can be redacted.';
create index note_event on record.note (person_id, event_id);
