create table directory.hub (
    org_id   uuid not null,
    hub_id   uuid not null,
    code     text not null,
    name     text not null,
    address  text not null,
    district text not null,
    rooms    text[] not null check (cardinality(rooms) > 0),
    primary key (org_id, hub_id)
);
comment on table directory.hub is '[organisation] A building where several services see people: its rooms, and by its sessions its partners and use.';

create table directory.session (
    org_id     uuid not null,
    session_id uuid not null,
    kind       text not null check (kind in ('hub', 'pop-up')),
    title      text not null,
    hub_id     uuid,
    room       text,
    address    text not null,
    district   text not null,
    first_on   date not null,
    last_on    date not null,
    weekly     boolean not null,
    opens      time not null,
    closes     time not null,
    partners   text[] not null,
    state      text not null check (state in ('planned', 'published', 'cancelled')),
    version    bigint not null default 0,
    primary key (org_id, session_id),
    constraint session_days check (last_on >= first_on and (weekly or last_on = first_on)),
    constraint session_times check (closes > opens),
    constraint session_place check ((kind = 'hub') = (hub_id is not null) and (hub_id is null) = (room is null))
);
comment on table directory.session is '[organisation] When somebody can drop in: a weekly session of a hub, or a pop-up on one day.';

create table directory.session_day (
    org_id     uuid not null,
    session_id uuid not null,
    held_on    date not null,
    attended   int not null check (attended between 0 and 9999),
    followed   int not null check (followed between 0 and 9999),
    advice     jsonb not null,
    noted_at   timestamptz not null,
    noted_by   text not null,
    primary key (org_id, session_id, held_on),
    constraint session_day_followed check (followed <= attended)
);
comment on table directory.session_day is '[organisation] How many came to a session, how many were referred on, and what about. Numbers only: nobody who came is in it.';
comment on column directory.session_day.noted_by is 'A role, never a name.';
