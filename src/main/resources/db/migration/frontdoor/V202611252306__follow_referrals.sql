create table frontdoor.follower (
    person_id   uuid not null,
    referral_id uuid not null,
    account_id  uuid not null,
    org_id      uuid not null,
    team_id     uuid,
    since       timestamptz not null,
    primary key (person_id, referral_id, account_id)
);
comment on table frontdoor.follower is '[person deletable] Who asked to be told of every change of a referral they may see.';
