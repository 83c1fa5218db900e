create schema crisis;

create table crisis.case_number (
    number      text primary key,
    incident_id uuid not null
);
comment on table crisis.case_number is '[claim] The number a case is spoken of by, to the case.';

create table crisis.detention (
    incident_id uuid primary key,
    version     bigint not null default 0,
    number      text not null,
    person_id   uuid not null,
    described   text not null,
    age_about   integer check (age_about between 0 and 125),
    found_at    text not null,
    orgs        uuid[] not null,
    teams       uuid[] not null,
    begun_at    timestamptz not null,
    used_at     timestamptz,
    held_from   timestamptz,
    place_id    uuid,
    ended_at    timestamptz,
    closed_at   timestamptz
);
comment on table crisis.detention is '[incident] A case of section 135 or 136: who it is about now, who is attached, and what its facts come to. The facts themselves are crisis.fact.';
create index detention_open on crisis.detention (begun_at) where closed_at is null;
create index detention_used on crisis.detention (used_at);
create index detention_person on crisis.detention (person_id);

create table crisis.fact (
    incident_id uuid not null,
    fact_id     uuid not null,
    kind        text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    account_id  uuid not null,
    said_by     text not null,
    role        text not null,
    by_org      uuid not null,
    corrects    uuid,
    codes       jsonb not null,
    words       jsonb not null,
    primary key (incident_id, fact_id)
);
comment on table crisis.fact is '[incident ledger] Each fact of a case as it was said, in any order: late, repeated and contradictory ones too. A correction is a new row. The id is that of its event.';

create table crisis.place (
    org_id      uuid not null,
    place_id    uuid not null,
    team_id     uuid,
    kind        text not null check (kind in ('health-based', 'emergency-department')),
    name        text not null,
    postcode    text,
    latitude    double precision,
    longitude   double precision,
    age_from    integer not null,
    age_to      integer not null,
    restraint   boolean not null,
    closed_on   date,
    primary key (org_id, place_id),
    constraint place_ages check (age_from between 0 and 125 and age_to between age_from and 125),
    constraint place_point check ((latitude is null) = (longitude is null))
);
comment on table crisis.place is '[organisation] A place of safety: whom it takes and where it is. A police station is never one of these.';

create table crisis.room (
    org_id       uuid not null,
    place_id     uuid not null,
    room         integer not null,
    state        text not null check (state in ('open', 'cleaning', 'short-of-staff', 'closed')),
    reason       text,
    reopens_at   timestamptz,
    confirmed_at timestamptz,
    confirmed_by text,
    primary key (org_id, place_id, room),
    constraint room_closed_with_reason check (state <> 'closed' or (reason is not null and reopens_at is not null))
);
comment on table crisis.room is '[organisation] Each room of a place of safety, as the place last confirmed it.';

create table crisis.room_claim (
    place_id    uuid not null,
    room        integer not null,
    incident_id uuid not null unique,
    claimed_at  timestamptz not null,
    arrived_at  timestamptz,
    primary key (place_id, room)
);
comment on table crisis.room_claim is '[claim deletable] A room is one case''s at a time, and a case has one room at a time: promised, and then occupied.';
