create table record.released (
    person_id    uuid not null,
    event_id     uuid not null,
    state        text not null check (state in ('released', 'third-party', 'harm')),
    reason       text,
    title        text not null,
    words        text,
    occurred_at  timestamptz not null,
    organisation text not null,
    decided_at   timestamptz not null,
    decided_by   uuid not null,
    primary key (person_id, event_id)
);
comment on table record.released is '[person] What of their record a person is shown, as it was redacted, and what is kept back, why and by whom.';

create table record.correction (
    person_id     uuid not null,
    correction_id uuid not null,
    reference     text not null,
    event_id      uuid not null,
    words         text not null,
    asked_at      timestamptz not null,
    org_id        uuid not null,
    team_id       uuid,
    outcome       text check (outcome in ('corrected', 'not-agreed')),
    answer        text,
    answered_at   timestamptz,
    answered_by   uuid,
    primary key (person_id, correction_id),
    check ((answered_at is null) = (outcome is null))
);
comment on table record.correction is '[person] What a person says is wrong in their record, which team must answer, and the answer.';
create index correction_reference on record.correction (reference);

create table record.record_request (
    person_id  uuid not null,
    request_id uuid not null,
    reference  text not null,
    asked_at   timestamptz not null,
    due_at     timestamptz not null,
    done_at    timestamptz,
    primary key (person_id, request_id)
);
comment on table record.record_request is '[person] That a person asked to see their record, by when they must, and when they could.';
create index record_request_reference on record.record_request (reference);
