create table crisis.notice_file (
    org_id       uuid not null,
    file_id      uuid not null,
    version      bigint not null default 0,
    kind         text not null check (kind in ('weekly', 'daily')),
    name         text not null,
    sha256       text not null,
    content      bytea not null,
    period_from  date not null,
    period_to    date not null,
    run_id       uuid not null,
    received_at  timestamptz not null,
    received_by  uuid not null,
    said_by      text not null,
    state        text not null check (state in ('refused', 'review', 'taken', 'set-aside')),
    problem      text,
    columns      jsonb not null,
    lines        integer not null default 0,
    added        integer not null default 0,
    same         integer not null default 0,
    outside      integer not null default 0,
    rejected     integer not null default 0,
    settled_at   timestamptz,
    settled_by   uuid,
    primary key (org_id, file_id),
    constraint notice_file_period check (period_to >= period_from)
);
comment on table crisis.notice_file is '[organisation] Each file of notices as it came, byte for byte, whatever was made of it: refused with words, in review, taken or set aside.';

create table crisis.notice_number (
    number      text primary key,
    incident_id uuid not null
);
comment on table crisis.notice_number is '[claim] The number a notice is spoken of by, to the notice.';

create table crisis.rail_row (
    row_key     text primary key,
    incident_id uuid not null
);
comment on table crisis.rail_row is '[claim] A row of a rail file is taken once, in whichever file it stands: who sent it, their reference and the time.';

create table crisis.rail_notice (
    incident_id       uuid primary key,
    version           bigint not null default 0,
    number            text not null,
    source_org        uuid not null,
    file_id           uuid not null,
    reference         text not null,
    occurred_at       timestamptz not null,
    place             text not null,
    concern           text not null,
    action            text,
    missing_reference text,
    armed_forces      boolean not null,
    safeguarding      text check (safeguarding in ('child', 'adult')),
    family_name       text,
    given_name        text,
    birth_date        date,
    gender            text not null,
    nhs_number        text,
    address           text,
    postcode          text,
    phone             text,
    received_at       timestamptz not null,
    state             text not null check (state in ('matched', 'review', 'unmatched')),
    person_id         uuid,
    probability       double precision,
    matched_at        timestamptz,
    matched_by        text,
    not_them          uuid[] not null default '{}',
    constraint rail_notice_matched check ((state = 'matched') = (person_id is not null))
);
comment on table crisis.rail_notice is '[incident] A concern about somebody on or near the railway, as the police wrote it, and whom of those we know it is about: matched, to be looked at by a person, or nobody yet.';
create index rail_notice_waiting on crisis.rail_notice (state, received_at) where state <> 'matched';
create index rail_notice_person on crisis.rail_notice (person_id) where person_id is not null;
create index rail_notice_unmatched_birth on crisis.rail_notice (birth_date) where state = 'unmatched';
create index rail_notice_received on crisis.rail_notice (received_at);
create index rail_notice_file on crisis.rail_notice (file_id);
