create table access.carer (
    person_id               uuid not null,
    carer_id                uuid not null,
    name                    text not null,
    relation                text not null,
    parental_responsibility boolean not null,
    account_id              uuid,
    added_at                timestamptz not null,
    added_by                uuid not null,
    joined_at               timestamptz,
    ended_at                timestamptz,
    ended_by                uuid,
    primary key (person_id, carer_id),
    check ((ended_at is null) = (ended_by is null))
);
comment on table access.carer is '[person] Who cares for a person without being paid for it, whether they hold parental responsibility, and the account they sign in with.';
create index carer_account on access.carer (account_id) where account_id is not null;

create table access.permission (
    person_id     uuid not null,
    permission_id uuid not null,
    carer_id      uuid not null,
    topic         text not null,
    since         timestamptz not null,
    until         timestamptz not null,
    capacity      text not null,
    capacity_note text,
    given_by      uuid not null,
    withdrawn_at  timestamptz,
    withdrawn_by  uuid,
    primary key (person_id, permission_id),
    check (until > since),
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table access.permission is '[person] What a carer may be told: one topic, from when until when, how the decision was made, and when it was withdrawn.';

create table access.objection (
    person_id    uuid not null,
    objection_id uuid not null,
    org_id       uuid,
    data_class   text not null,
    words        text,
    made_at      timestamptz not null,
    made_by      uuid not null,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    primary key (person_id, objection_id),
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table access.objection is '[person] What a person does not want an organisation, or any, to see of theirs; only breaking the glass goes past it.';

create index account_person on access.account (person_id) where person_id is not null;
