create table crisis.rail_notice_earlier (
    incident_id       uuid not null,
    version           bigint not null,
    file_id           uuid not null,
    replaced_at       timestamptz not null,
    concern           text not null,
    action            text,
    missing_reference text,
    armed_forces      boolean not null,
    safeguarding      text,
    gender            text not null,
    nhs_number        text,
    address           text,
    postcode          text,
    phone             text,
    primary key (incident_id, version)
);
comment on table crisis.rail_notice_earlier is '[incident ledger] What a rail notice said before the police sent its row again and said more or something else, and the file that changed it.';
create index rail_notice_earlier_file on crisis.rail_notice_earlier (file_id);

alter table crisis.notice_file add column changed integer not null default 0;
