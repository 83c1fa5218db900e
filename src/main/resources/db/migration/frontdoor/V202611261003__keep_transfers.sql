create table frontdoor.transfer (
    person_id   uuid not null,
    referral_id uuid not null,
    to_referral uuid not null,
    service_id  uuid not null,
    started_at  timestamptz not null,
    joint       text check (joint in ('held', 'not-held')),
    person_told boolean not null default false,
    primary key (person_id, referral_id, to_referral)
);
comment on table frontdoor.transfer is '[person] A team gives somebody over to another service: the referral it keeps until that service has seen them, the one that goes there, and what is ticked off.';
create index transfer_to on frontdoor.transfer (person_id, to_referral);
