-- Every table says in its comment what it is: [person], [incident], [organisation], [subject] (any of those three),
-- [reference], [claim] or [local], and 'ledger' where rows are only ever added. The grants and the catalogue test read it.
create schema platform;

create table platform.subject (
    subject_id uuid primary key,
    kind       text not null check (kind in ('person', 'incident', 'organisation')),
    version    bigint not null default 1
);
comment on table platform.subject is '[subject] The head row of each compartment: an act locks it first.';

create table platform.event (
    subject_id      uuid not null,
    event_id        uuid not null,
    kind            text not null check (kind in ('person', 'incident', 'organisation')),
    type            text not null,
    scope_id        uuid,
    journey_id      uuid,
    occurred_at     timestamptz not null,
    recorded_at     timestamptz not null,
    account_id      uuid not null,
    role            text not null,
    organisation_id uuid not null,
    correlation_id  uuid not null,
    corrects        uuid,
    payload         jsonb not null,
    primary key (subject_id, event_id)
);
comment on table platform.event is '[subject ledger] Everything that happened. A correction is a new row that names the one it corrects.';
comment on column platform.event.payload is 'Codes and ids only: free text lives in state rows, so that it can be redacted without breaking anything.';
create index event_scope on platform.event (subject_id, scope_id);
create index event_recorded on platform.event (recorded_at, event_id);

create table platform.audit (
    audit_id        uuid primary key,
    at              timestamptz not null,
    account_id      uuid not null,
    name            text not null,
    role            text not null,
    organisation_id uuid not null,
    client_id       text,
    correlation_id  uuid not null,
    action          text not null,
    data_class      text not null,
    what            text not null,
    subject_ids     uuid[] not null,
    outcome         text not null check (outcome in ('allowed', 'denied', 'out-of-reach', 'refused')),
    basis           text,
    event_id        uuid,
    written_at      timestamptz not null default now()
);
comment on column platform.audit.written_at is 'Machine time; every other time here is domain time.';
comment on table platform.audit is '[local ledger] One row for each look and each act, naming everyone shown. No row, no answer.';
create index audit_written on platform.audit using brin (written_at);
create index audit_account on platform.audit (account_id, at);

create table platform.access_log (
    subject_id      uuid not null,
    audit_id        uuid not null,
    at              timestamptz not null,
    account_id      uuid not null,
    role            text not null,
    organisation_id uuid not null,
    action          text not null,
    data_class      text not null,
    what            text not null,
    outcome         text not null,
    basis           text,
    primary key (subject_id, audit_id)
);
comment on table platform.access_log is '[subject ledger] Each audit row copied to everyone it names: who looked at me.';
create index access_log_at on platform.access_log (subject_id, at);

create table platform.audit_cursor (
    name text primary key,
    at   timestamptz not null
);
comment on table platform.audit_cursor is '[local] How far the copy into each person''s own log has come.';

create table platform.idempotency (
    client       text not null,
    key          text not null,
    request_hash text not null,
    answer       jsonb,
    at           timestamptz not null,
    primary key (client, key)
);
comment on table platform.idempotency is '[claim] Each request key once, with the answer it was given. Kept 30 days.';
create index idempotency_at on platform.idempotency (at);


create table platform.draft (
    account_id uuid not null,
    draft_id   uuid not null,
    kind       text not null,
    fields     jsonb not null,
    updated_at timestamptz not null,
    primary key (account_id, draft_id)
);
comment on table platform.draft is '[local deletable] Half-filled forms, so that nothing typed is lost.';

create table platform.scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 1000);
comment on table platform.scheduled_tasks is '[local deletable] Durable jobs (db-scheduler).';
create index scheduled_tasks_execution_time on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on platform.scheduled_tasks (last_heartbeat);

create table platform.dead_letter (
    dead_letter_id uuid primary key,
    job            text not null,
    instance       text not null,
    payload        jsonb not null,
    attempts       int not null,
    last_error     text not null,
    at             timestamptz not null,
    resolved_at    timestamptz,
    resolution     text check (resolution in ('tried-again', 'set-aside'))
);
comment on table platform.dead_letter is '[local] Jobs that gave up: each waits for a person. No silent dead letter.';

create table platform.import_run (
    import_run_id uuid primary key,
    kind          text not null,
    file_name     text not null,
    sha256        text not null,
    started_at    timestamptz not null,
    finished_at   timestamptz,
    added         int not null default 0,
    changed       int not null default 0,
    unchanged     int not null default 0,
    rejected      int not null default 0
);
comment on table platform.import_run is '[local] One file that came in, and what it changed.';

create table platform.import_reject (
    import_run_id uuid not null references platform.import_run,
    line          int not null,
    reason        text not null,
    raw           text not null,
    primary key (import_run_id, line)
);
comment on table platform.import_reject is '[local] A row that was refused: its line, its reason, and the row as it came.';
