create table frontdoor.trust (
    org_id     uuid not null,
    service_id uuid not null,
    signed_on  date not null,
    last_day   date,
    account_id uuid not null,
    at         timestamptz not null,
    primary key (org_id, service_id)
);
comment on table frontdoor.trust is '[organisation] Services that have signed up to trusted assessment, from when, and until when where that is known.';

create table frontdoor.assessment (
    person_id     uuid not null,
    assessment_id uuid not null,
    referral_id   uuid not null,
    kind          text not null,
    made_on       date not null,
    until         date not null,
    service_id    uuid not null,
    team_id       uuid not null,
    account_id    uuid not null,
    words         text not null,
    shared        boolean not null,
    at            timestamptz not null,
    primary key (person_id, assessment_id),
    check (until >= made_on)
);
comment on table frontdoor.assessment is '[person] An assessment that others may take as their own until a day, what it found, and whether the person lets them read it.';

create table frontdoor.assessment_answer (
    person_id     uuid not null,
    assessment_id uuid not null,
    referral_id   uuid not null,
    service_id    uuid not null,
    answer        text not null check (answer in ('accepted', 'refused')),
    reason        text,
    account_id    uuid not null,
    at            timestamptz not null,
    primary key (person_id, assessment_id, referral_id, service_id),
    check ((answer = 'refused') = (reason is not null))
);
comment on table frontdoor.assessment_answer is '[person] What a service that was given a trusted assessment with a referral said of it; a refusal has its reason.';
