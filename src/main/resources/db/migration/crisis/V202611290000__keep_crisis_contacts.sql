create table crisis.contact_number (
    number      text primary key,
    incident_id uuid not null
);
comment on table crisis.contact_number is '[claim] The number a crisis contact is spoken of by, to the contact.';

create table crisis.contact (
    incident_id uuid primary key,
    version     bigint not null default 0,
    number      text not null,
    kind        text not null check (kind in ('street-triage', 'crisis-line', 'liaison', 'home-treatment', 'concern')),
    person_id   uuid not null,
    described   text not null,
    phone       text,
    at          timestamptz not null,
    begun_at    timestamptz not null,
    parties     uuid[] not null,
    owner_org   uuid not null,
    owner_team  uuid,
    by_org      uuid not null,
    hospital    text,
    pairing     text,
    reason      text not null,
    outcome     text,
    why         text,
    seen_at     timestamptz,
    closed_at   timestamptz,
    reference   text
);
comment on table crisis.contact is '[incident] A contact of street triage, the crisis line, A&E liaison or home treatment, or a concern: what its entries come to.';
create index contact_at on crisis.contact (at);
create index contact_open on crisis.contact (kind) where closed_at is null;
create index contact_person on crisis.contact (person_id, at);
create index contact_phone on crisis.contact (phone, at) where phone is not null;

create table crisis.contact_entry (
    incident_id uuid not null,
    entry_id    uuid not null,
    step        text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    account_id  uuid not null,
    said_by     text not null,
    role        text not null,
    by_org      uuid not null,
    by_team     uuid,
    codes       jsonb not null,
    words       jsonb not null,
    primary key (incident_id, entry_id)
);
comment on table crisis.contact_entry is '[incident ledger] Each thing said of a crisis contact, in the order in which it was said. The id is that of its event.';
