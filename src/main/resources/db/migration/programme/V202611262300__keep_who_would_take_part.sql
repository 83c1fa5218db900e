create table programme.involvement (
    org_id      uuid not null,
    interest_id uuid not null,
    entry_id    uuid not null,
    name        text,
    contact     text,
    words       text not null,
    state       text not null check (state in ('waiting', 'in-touch', 'takes-part', 'not-this-time')),
    received_at timestamptz not null,
    decided_at  timestamptz,
    decided_by  uuid,
    version     bigint not null default 0,
    primary key (org_id, interest_id),
    check ((state in ('takes-part', 'not-this-time')) = (contact is null))
);
comment on table programme.involvement is '[organisation] Who would like to take part in an opportunity to be involved, as they said it themselves. How to reach them is for the organisation that asked only, and is erased when it is settled whether they take part.';
create index involvement_entry on programme.involvement (org_id, entry_id);
