create table frontdoor.joint_pathway (
    person_id         uuid not null,
    referral_id       uuid not null,
    physical_referral uuid not null,
    mental_service    uuid not null,
    physical_service  uuid not null,
    account_id        uuid not null,
    at                timestamptz not null,
    primary key (person_id, referral_id),
    unique (person_id, physical_referral)
);
comment on table frontdoor.joint_pathway is '[person] One referral that opened a mental and a physical health leg: the referral of each, and the services that were asked first.';
