create schema clock;

create table clock.clock (
    subject_id        uuid not null,
    clock_id          uuid not null,
    kind              text not null check (kind in ('person', 'incident', 'organisation')),
    standard_id       text not null,
    standard_version  text not null,
    scope_id          uuid not null,
    journey_id        uuid,
    state             text not null check (state in ('not-started', 'running', 'paused', 'met', 'missed', 'void')),
    started_at        timestamptz,
    due_at            timestamptz,
    stopped_at        timestamptz,
    paused_since      timestamptz,
    paused_micros     bigint not null default 0,
    pauses            jsonb not null default '[]',
    thresholds        timestamptz[] not null default '{}',
    next_threshold_at timestamptz,
    warned_at         timestamptz,
    breached_at       timestamptz,
    reported          timestamptz[] not null default '{}',
    note              text,
    primary key (subject_id, clock_id),
    constraint clock_shape check (
        case state
            when 'not-started' then next_threshold_at is null
            when 'running'     then started_at is not null and stopped_at is null and paused_since is null
            when 'paused'      then started_at is not null and paused_since is not null and next_threshold_at is null
            when 'met'         then started_at is not null and stopped_at is not null and next_threshold_at is null
            when 'missed'      then due_at is not null and stopped_at > due_at and next_threshold_at is null
            else stopped_at is not null and next_threshold_at is null
        end)
);
comment on table clock.clock is '[subject] How each clock stands: a cache of what the events of its scope say.';
comment on column clock.clock.scope_id is 'The referral, or for a standard of the whole journey the journey.';
comment on column clock.clock.thresholds is 'When to warn, and the first microsecond after it is due.';
comment on column clock.clock.reported is 'Due times reported as breached in the ledger and not withdrawn there since.';
comment on column clock.clock.breached_at is 'When the breach of the present due time was found, in domain time.';
create index clock_due on clock.clock (next_threshold_at, subject_id) where next_threshold_at is not null;

create table clock.breach (
    subject_id       uuid not null,
    breach_id        uuid not null,
    clock_id         uuid not null,
    standard_id      text not null,
    standard_version text not null,
    scope_id         uuid not null,
    said             text not null check (said in ('breached', 'withdrawn')),
    due_at           timestamptz not null,
    said_at          timestamptz not null,
    event_id         uuid,
    note             text not null,
    primary key (subject_id, breach_id)
);
comment on table clock.breach is '[subject ledger] Each breach as it was reported; one that later news shows did not happen is withdrawn by a further row.';
comment on column clock.breach.event_id is 'The event that showed it; none when the time simply passed.';
