-- Which of its criteria kept somebody out, where a service said so.
alter table frontdoor.offer add column criterion text;
create index offer_said_no on frontdoor.offer (person_id, answered_at) where answer = 'declined';

create table frontdoor.unmatched (
    person_id    uuid not null,
    unmatched_id uuid not null,
    referral_id  uuid not null,
    priority     text not null,
    needs        text[] not null,
    gaps         text[] not null,
    at           timestamptz not null,
    primary key (person_id, unmatched_id)
);
comment on table frontdoor.unmatched is '[person] Each time the directory had no service for a need, and the rules that alone kept a service from it.';
create index unmatched_referral on frontdoor.unmatched (person_id, referral_id);

create table frontdoor.bounce (
    person_id   uuid not null,
    referral_id uuid not null,
    times       int not null,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    primary key (person_id, referral_id)
);
comment on table frontdoor.bounce is '[person] A person sent between services too often: on which referral it was noticed, and how often by then.';
