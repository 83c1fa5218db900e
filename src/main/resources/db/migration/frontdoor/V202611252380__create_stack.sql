create table frontdoor.stack_number (
    source_org  uuid not null,
    number      text not null,
    incident_id uuid not null,
    primary key (source_org, number)
);
comment on table frontdoor.stack_number is '[claim] The number an ambulance service gives a 999 call, to the call it names.';

create table frontdoor.stack_call (
    incident_id     uuid primary key,
    number          text not null,
    source_org      uuid not null,
    version         bigint not null default 0,
    category        smallint not null check (category between 1 and 5),
    state           text not null check (state in ('WAITING', 'HELD', 'PULLED', 'RETURNED', 'UPGRADED', 'WITHDRAWN', 'COMPLETED')),
    called_at       timestamptz not null,
    seen_at         timestamptz not null,
    return_by       timestamptz,
    told_at         timestamptz not null,
    nature          text not null,
    caller          jsonb not null,
    held_by         uuid,
    held_name       text,
    held_until      timestamptz,
    pulled_at       timestamptz,
    pull_reason     text,
    person_id       uuid,
    referral_id     uuid,
    reference       text,
    ended_at        timestamptz,
    ended_why       text,
    look_back_due   timestamptz,
    looked_back     text,
    looked_back_at  timestamptz,
    constraint stack_only_three_to_five check (category >= 3 or state in ('UPGRADED', 'WITHDRAWN')),
    constraint stack_held_shape check ((state = 'HELD') = (held_by is not null)
        and (held_by is null) = (held_until is null)),
    constraint stack_pulled_shape check ((pulled_at is null) = (referral_id is null)
        and (state not in ('PULLED', 'COMPLETED') or referral_id is not null)),
    constraint stack_ended_shape check ((state in ('RETURNED', 'UPGRADED', 'WITHDRAWN', 'COMPLETED'))
        = (ended_at is not null))
);
comment on table frontdoor.stack_call is '[incident] A 999 call of category 3, 4 or 5 that the ambulance service showed the centre, and what the centre did with it. The ambulance service goes on owning it unless and until it is pulled.';
create index stack_open on frontdoor.stack_call (state, called_at) where ended_at is null;
create index stack_day on frontdoor.stack_call (seen_at);
create index stack_referral on frontdoor.stack_call (referral_id) where referral_id is not null;

create table frontdoor.cad_message (
    org_id      uuid not null,
    message_id  text not null,
    at          timestamptz not null,
    number      text not null,
    content     jsonb not null,
    taken       text not null check (taken in ('later', 'applied', 'too-late', 'not-ours', 'refused')),
    why         text,
    primary key (org_id, message_id)
);
comment on table frontdoor.cad_message is '[organisation] Each message of an ambulance service''s dispatch system, once. Of a call of category 1 or 2 nothing is kept but its number and its category.';
create index cad_later on frontdoor.cad_message (at) where taken = 'later';
