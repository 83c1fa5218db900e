create schema directory;

create table directory.loaded_file (
    file      text primary key,
    sha256    text not null,
    loaded_at timestamptz not null
);
comment on table directory.loaded_file is '[local] Which edition of each shipped file is in.';

create table directory.edition (
    name    text primary key,
    edition bigint not null
);
comment on table directory.edition is '[local] A new random figure with every change to a service, so that nodes know when to read again. Random, so that one rolled back is never met again.';

create table directory.need (
    code     text primary key,
    label    text not null,
    synonyms text[] not null,
    grp      text not null
);
comment on table directory.need is '[reference] What people may need help with, in plain words.';

create table directory.service_type (
    code      text primary key,
    label     text not null,
    map_label text
);
comment on table directory.service_type is '[reference] Sorts of service; map_label is the label on Thurrock''s map where it has one.';

create table directory.service (
    org_id        uuid not null,
    service_id    uuid not null,
    team_id       uuid not null,
    code          text not null,
    name          text not null,
    description   text not null,
    type_code     text not null,
    band          text not null check (band in ('prevention', 'primary', 'complex', 'crisis', 'recovery')),
    needs         text[] not null,
    age_from      int check (age_from between 0 and 120),
    age_to        int check (age_to between 0 and 120),
    places        text[] not null check (cardinality(places) > 0),
    doors         text[] not null check (cardinality(doors) > 0),
    formats       text[] not null,
    answers       text[] not null,
    hours         text not null,
    bank_holidays text not null check (bank_holidays in ('closed', 'as-usual')),
    requires      text[] not null,
    phone         text,
    latitude      double precision,
    longitude     double precision,
    status        text not null check (status in ('active', 'closed-to-referrals', 'ceased')),
    successor_id  uuid,
    assured_on    date,
    assured       boolean not null,
    source        text not null,
    version       bigint not null default 0,
    primary key (org_id, service_id),
    constraint service_ages check (age_from is null or age_to is null or age_from <= age_to)
);
comment on table directory.service is '[organisation] What a team offers, to whom, where, when and how soon.';
comment on column directory.service.age_to is 'The last year of age served: 25 means until the day before the 26th birthday.';
comment on column directory.service.places is 'all, district:E07000073 (resident), or pcn:U06243 and sub-icb:07G (registered).';
comment on column directory.service.answers is 'How soon it answers each priority, in days: soon:7.';
comment on column directory.service.assured is 'Whether the provider itself has confirmed the entry.';

create table directory.slot (
    org_id        uuid not null,
    slot_id       uuid not null,
    service_id    uuid not null,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    mode          text not null check (mode in ('face-to-face', 'video', 'telephone', 'text')),
    state         text not null check (state in ('free', 'held', 'booked')),
    referral_id   uuid,
    held_until    timestamptz,
    version       bigint not null default 0,
    primary key (org_id, slot_id),
    constraint slot_ends_after_it_starts check (ends_at > starts_at),
    constraint slot_state_shape check (
        case state
            when 'free'   then referral_id is null     and held_until is null
            when 'held'   then referral_id is not null and held_until is not null
            when 'booked' then referral_id is not null and held_until is null
            else false
        end)
);
comment on table directory.slot is '[organisation] A time somebody can be seen. One slot, at most one referral.';
create index slot_free on directory.slot (service_id, starts_at) where state <> 'booked';
create index slot_id on directory.slot (slot_id);

create table directory.capacity (
    org_id      uuid not null,
    service_id  uuid not null,
    at          timestamptz not null,
    capacity_id uuid not null,
    places      int not null check (places >= 0),
    waiting     int check (waiting >= 0),
    stated_by   text not null,
    source      text not null,
    primary key (org_id, service_id, at, capacity_id)
);
comment on table directory.capacity is '[organisation ledger] What room a service said it had, and when. The newest counts, and ages to unknown.';
comment on column directory.capacity.stated_by is 'A role or a system, never a person''s name.';
