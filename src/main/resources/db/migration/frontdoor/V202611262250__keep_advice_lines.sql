create table frontdoor.line_route (
    org_id     uuid not null,
    route_id   uuid not null,
    line       text not null,
    place_kind text not null check (place_kind in ('all', 'practice', 'network', 'sub-icb')),
    place_code text not null,
    hours      text not null,
    service_id uuid not null,
    account_id uuid not null,
    at         timestamptz not null,
    primary key (org_id, route_id)
);
comment on table frontdoor.line_route is '[organisation deletable] Which service of an organisation answers an advice line: for which practices, and when.';

create table frontdoor.line_duty (
    org_id     uuid not null,
    team_id    uuid not null,
    account_id uuid not null,
    from_at    timestamptz not null,
    until_at   timestamptz not null,
    primary key (org_id, team_id),
    check (until_at > from_at)
);
comment on table frontdoor.line_duty is '[organisation] Who of a team is on duty for the advice lines, and until when.';

create table frontdoor.advice_call (
    person_id  uuid not null,
    call_id    uuid not null,
    advice_id  uuid not null,
    line       text not null,
    caller     text not null,
    number     text,
    service_id uuid not null,
    duty       uuid,
    open       boolean not null,
    account_id uuid not null,
    at         timestamptz not null,
    primary key (person_id, call_id)
);
comment on table frontdoor.advice_call is '[person] A call on an advice line about somebody: who rang, which service and which duty clinician it went to, and the question it became.';
create index advice_call_advice on frontdoor.advice_call (person_id, advice_id);
