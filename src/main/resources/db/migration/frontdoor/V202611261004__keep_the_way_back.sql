create table frontdoor.step_down (
    person_id   uuid not null,
    referral_id uuid not null,
    org_id      uuid not null,
    team_id     uuid not null,
    service_id  uuid not null,
    at          timestamptz not null,
    until       date not null,
    re_entered  uuid,
    primary key (person_id, referral_id)
);
comment on table frontdoor.step_down is '[person] Somebody stepped down from a team that takes them straight back until a day, and the referral with which they came.';
create index step_down_at on frontdoor.step_down (at);
