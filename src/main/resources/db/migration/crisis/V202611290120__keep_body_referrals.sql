create table crisis.body_referral (
    incident_id    uuid primary key,
    version        bigint not null default 0,
    number         text not null,
    kind           text not null,
    person_id      uuid,
    family_name    text,
    given_name     text,
    birth_date     date,
    gender         text not null,
    nhs_number     text,
    postcode       text,
    notice         text,
    from_org       uuid not null,
    from_team      uuid,
    to_org         uuid not null,
    to_team        uuid,
    answers        jsonb not null,
    sent_at        timestamptz not null,
    sent_by        text not null,
    due_at         timestamptz,
    decision       text,
    decision_words text,
    decided_at     timestamptz,
    decided_by     text,
    feedback       text,
    feedback_at    timestamptz,
    feedback_by    text,
    constraint body_referral_decided check ((decision is null) = (decided_at is null)),
    constraint body_referral_feedback check ((feedback is null) = (feedback_at is null))
);
comment on table crisis.body_referral is '[incident] A referral to a body outside health: safeguarding, MARAC, the fire service, liaison and diversion. What its dataset asks, as answered; the decision and what came of it.';
create index body_referral_from on crisis.body_referral (from_org, sent_at desc);
create index body_referral_to on crisis.body_referral (to_org, sent_at desc);
create index body_referral_person on crisis.body_referral (person_id) where person_id is not null;
create index body_referral_kind on crisis.body_referral (kind, sent_at);
