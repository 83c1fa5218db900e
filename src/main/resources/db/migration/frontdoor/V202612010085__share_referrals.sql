alter table frontdoor.referral add column sharing uuid[] not null default '{}';
comment on column frontdoor.referral.sharing is 'The teams that share it beside its one owner: each open row of frontdoor.shared_service.';

create table frontdoor.shared_service (
    person_id   uuid not null,
    referral_id uuid not null,
    service_id  uuid not null,
    org_id      uuid not null,
    team_id     uuid not null,
    since       timestamptz not null,
    account_id  uuid not null,
    until       timestamptz,
    ended_by    uuid,
    primary key (person_id, referral_id, service_id, since),
    check ((until is null) = (ended_by is null)),
    check (until >= since)
);
comment on table frontdoor.shared_service is '[person] A service that shares a referral beside its owner, from when and, where it has ended, until when.';
create unique index shared_once on frontdoor.shared_service (person_id, referral_id, service_id) where until is null;
create index shared_with_a_team on frontdoor.shared_service (org_id, team_id, since desc) where until is null;

create table frontdoor.assessment_again (
    person_id     uuid not null,
    assessment_id uuid not null,
    before_id     uuid not null,
    referral_id   uuid not null,
    service_id    uuid not null,
    reason        text not null,
    account_id    uuid not null,
    at            timestamptz not null,
    primary key (person_id, assessment_id, before_id)
);
comment on table frontdoor.assessment_again is '[person] An assessment made on a shared referral although one of its kind was in date: which one, and why.';
