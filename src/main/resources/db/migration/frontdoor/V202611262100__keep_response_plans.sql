create table frontdoor.response_plan (
    person_id  uuid not null,
    journey_id uuid not null,
    lead       uuid not null,
    agreed_at  timestamptz,
    primary key (person_id, journey_id)
);
comment on table frontdoor.response_plan is '[person] The one plan of a case, which is a journey: who leads, and when a huddle agreed it.';
comment on column frontdoor.response_plan.lead is 'The referral of the team that leads, or the response of somebody who was added by hand.';

create table frontdoor.response (
    person_id   uuid not null,
    response_id uuid not null,
    journey_id  uuid not null,
    who         text not null,
    does        text not null,
    at          timestamptz not null,
    state       text not null check (state in ('planned', 'done', 'not-done')),
    primary key (person_id, response_id)
);
comment on table frontdoor.response is '[person] Somebody who responds to a case without a referral of their own: what they do, when, and whether they did.';
create index response_journey on frontdoor.response (person_id, journey_id);

create table frontdoor.huddle (
    person_id   uuid not null,
    huddle_id   uuid not null,
    referral_id uuid not null,
    journey_id  uuid not null,
    called_at   timestamptz not null,
    agreed_at   timestamptz,
    primary key (person_id, huddle_id)
);
comment on table frontdoor.huddle is '[person] A huddle on a case, and when its plan was agreed.';
create index huddle_journey on frontdoor.huddle (person_id, journey_id, called_at);
create unique index huddle_one_open on frontdoor.huddle (person_id, journey_id) where agreed_at is null;

create table frontdoor.huddle_invite (
    person_id  uuid not null,
    huddle_id  uuid not null,
    place      int not null,
    role       text not null,
    service_id uuid,
    team_id    uuid,
    org_id     uuid,
    joined_at  timestamptz,
    primary key (person_id, huddle_id, place),
    constraint huddle_invite_team_shape check (
        (service_id is null) = (team_id is null) and (team_id is null) = (org_id is null))
);
comment on table frontdoor.huddle_invite is '[person] Each role that was invited to a huddle, the team that fills it where it takes part in OneDoor, and when that team first wrote.';
