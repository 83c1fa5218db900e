create table directory.entry (
    org_id        uuid not null,
    service_id    uuid not null,
    email         text,
    address       text,
    web           text check (web like 'https://%'),
    online        text check (online like 'https://%'),
    shares_record boolean,
    trusts        boolean,
    access        text[] not null default '{}',
    asked_on      date,
    primary key (org_id, service_id)
);
comment on table directory.entry is '[organisation] How to reach a service and how it works with others: the one record behind pages, printouts and posters.';
comment on column directory.entry.shares_record is 'Whether it writes in the shared record; none where nobody said.';
comment on column directory.entry.trusts is 'Whether it takes an assessment another partner made; none where nobody said.';
comment on column directory.entry.asked_on is 'When the provider was last asked to confirm the entry.';

create table directory.entry_change (
    org_id       uuid not null,
    change_id    uuid not null,
    service_id   uuid not null,
    at           timestamptz not null,
    account_id   uuid not null,
    role         text not null,
    fields       jsonb not null,
    state        text not null check (state in ('proposed', 'approved', 'refused')),
    decided_at   timestamptz,
    decided_role text,
    why          text,
    primary key (org_id, change_id),
    constraint entry_change_decided check ((state = 'proposed') = (decided_at is null))
);
comment on table directory.entry_change is '[organisation] What somebody would have otherwise in an entry, before and after, and what was decided.';
create index entry_change_service on directory.entry_change (service_id, at);

create table directory.entry_fault (
    org_id      uuid not null,
    fault_id    uuid not null,
    service_id  uuid not null,
    at          timestamptz not null,
    role        text not null,
    words       text not null,
    answer      text,
    answered_at timestamptz,
    primary key (org_id, fault_id),
    constraint entry_fault_answered check ((answer is null) = (answered_at is null))
);
comment on table directory.entry_fault is '[organisation] What somebody said is wrong in an entry: role or public, never who.';
create index entry_fault_open on directory.entry_fault (service_id) where answered_at is null;
