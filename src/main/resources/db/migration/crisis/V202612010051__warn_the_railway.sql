create table crisis.rail_warning (
    incident_id     uuid primary key,
    version         bigint not null default 0,
    number          text not null,
    person_id       uuid not null,
    named           text not null,
    born            date,
    gender          text not null,
    described       text,
    source          text not null,
    from_org        uuid not null,
    from_team       uuid,
    sent_by         text not null,
    sent_at         timestamptz not null,
    more            text,
    acknowledged_at timestamptz,
    acknowledged_by text,
    by_telephone    boolean not null default false,
    answer          text
);
comment on table crisis.rail_warning is '[incident] British Transport Police are told that somebody may harm themselves on the railway: what they were told, when it was sent, and when and by whom they said that they have it.';
create index rail_warning_sent on crisis.rail_warning (sent_at desc);
create index rail_warning_person on crisis.rail_warning (person_id, sent_at desc);
