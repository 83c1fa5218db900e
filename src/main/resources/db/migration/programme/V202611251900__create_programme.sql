create schema programme;

create table programme.plan_code (
    code    text primary key,
    org_id  uuid not null,
    plan_id uuid not null
);
comment on table programme.plan_code is '[claim] The word in a plan''s address, to the plan it names.';

create table programme.plan (
    org_id        uuid not null,
    plan_id       uuid not null,
    code          text not null,
    kind          text not null check (kind in ('strategy', 'action-plan', 'highlight-report', 'care-unit-plan',
                      'commitments', 'contract-obligations', 'recommendations', 'statements', 'functions', 'figures')),
    title         text not null,
    introduction  text not null default '',
    as_at         date,
    edition       int not null default 0,
    state         text not null check (state in ('review', 'current', 'closed', 'set-aside')),
    chair_account uuid,
    silent_days   int not null default 62 check (silent_days between 1 and 1000),
    part_of       uuid,
    version       bigint not null default 0,
    made_at       timestamptz not null,
    primary key (org_id, plan_id)
);
comment on table programme.plan is '[organisation] A plan of any kind and who owns it. Silent days: after how many without an update an action is silent; 62 is two months, as often as its group meets, and a day.';

create table programme.edition (
    org_id        uuid not null,
    plan_id       uuid not null,
    edition       int not null,
    file_name     text not null,
    media         text not null,
    sha256        text not null,
    content       bytea not null,
    head          text not null,
    cells         text[] not null,
    sections      text[] not null,
    findings      jsonb not null,
    counts        jsonb not null,
    import_run_id uuid not null,
    read_at       timestamptz not null,
    read_by       uuid not null,
    state         text not null check (state in ('review', 'confirmed', 'set-aside')),
    decided_at    timestamptz,
    decided_by    uuid,
    primary key (org_id, plan_id, edition),
    foreign key (org_id, plan_id) references programme.plan
);
comment on table programme.edition is '[organisation] Each file a plan came in: its bytes, its cells as they stood, what was found wrong, and whether it was confirmed.';

create table programme.proposal (
    org_id      uuid not null,
    plan_id     uuid not null,
    edition     int not null,
    ordinal     int not null,
    action_id   uuid,
    number      text not null,
    kind        text not null check (kind in ('added', 'removed', 'changed')),
    field       text not null,
    was         text,
    becomes     text,
    content     jsonb,
    answer      text check (answer in ('accepted', 'refused')),
    answered_at timestamptz,
    answered_by uuid,
    primary key (org_id, plan_id, edition, ordinal),
    foreign key (org_id, plan_id, edition) references programme.edition
);
comment on table programme.proposal is '[organisation] One difference between an edited file and the plan as it stands: accepted or refused each by itself.';

create table programme.action (
    org_id            uuid not null,
    plan_id           uuid not null,
    action_id         uuid not null,
    ordinal           int not null,
    number            text not null,
    section           int not null,
    section_title     text not null,
    words             text not null,
    timescale         text not null,
    time_kind         text not null,
    starts_on         date,
    due_on            date,
    milestones        text[] not null default '{}',
    leads             text not null,
    lead_names        text[] not null,
    lead_orgs         uuid[] not null,
    everyone          boolean not null,
    accountable_org   uuid,
    outcomes          text[] not null,
    updates           text not null,
    links             text[] not null,
    linked            text[] not null,
    points_to         text,
    place             text,
    raw               text[] not null,
    suggested         text not null,
    suggested_because text not null,
    status            text check (status in ('not-started', 'in-progress', 'in-place', 'complete', 'changed', 'ceased', 'behind')),
    rag               text check (rag in ('blue', 'green', 'amber', 'red', 'grey')),
    disputed          boolean not null default false,
    heard_on          date,
    state             text not null check (state in ('open', 'closing', 'closed', 'removed')),
    closing_by        uuid,
    edition           int not null,
    version           bigint not null default 0,
    primary key (org_id, plan_id, action_id),
    foreign key (org_id, plan_id) references programme.plan
);
comment on table programme.action is '[organisation] One line of a plan: an action, commitment, obligation, recommendation or statement. Words as printed; status and colour only as a person set them.';
comment on column programme.action.heard_on is 'The day of the newest update; for an update without a day, the day its edition stands at. None when there has been none.';
create index action_order on programme.action (org_id, plan_id, ordinal);
create index action_lead on programme.action using gin (lead_orgs);

create table programme.action_history (
    org_id      uuid not null,
    plan_id     uuid not null,
    action_id   uuid not null,
    revision    bigint not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    what        text not null,
    content     jsonb not null,
    primary key (org_id, plan_id, action_id, revision)
);
comment on table programme.action_history is '[organisation ledger] Each action as it stood after each change: the plan as it was on any day is the newest of these before it.';
create index action_history_at on programme.action_history (org_id, plan_id, recorded_at);

create table programme.progress (
    org_id          uuid not null,
    progress_id     uuid not null,
    plan_id         uuid not null,
    action_id       uuid not null,
    happened_on     date,
    precision       text not null check (precision in ('day', 'month', 'none')),
    words           text not null,
    source          text not null check (source in ('file', 'person', 'signed-link')),
    edition         int not null,
    written_at      timestamptz not null,
    written_by      uuid not null,
    written_for     uuid,
    primary key (org_id, progress_id)
);
comment on table programme.progress is '[organisation ledger] The update log of each action. A correction is a new entry.';
create index progress_action on programme.progress (org_id, plan_id, action_id, written_at);

create table programme.judgement (
    org_id       uuid not null,
    judgement_id uuid not null,
    plan_id      uuid not null,
    action_id    uuid not null,
    kind         text not null check (kind in ('rag', 'status', 'dispute', 'settled', 'accountable', 'closing', 'not-closed', 'closed', 'reopened')),
    value        text not null,
    beside       text not null,
    because      text not null,
    reason       text not null,
    apart        text,
    at           timestamptz not null,
    by           uuid not null,
    for_org      uuid not null,
    primary key (org_id, judgement_id)
);
comment on table programme.judgement is '[organisation ledger] What people judged of an action, with the reason, beside what the rule computed or the words suggested.';
create index judgement_action on programme.judgement (org_id, plan_id, action_id, at);

create table programme.evidence (
    org_id      uuid not null,
    evidence_id uuid not null,
    plan_id     uuid not null,
    action_id   uuid not null,
    title       text not null,
    words       text not null,
    address     text,
    file_name   text,
    media       text,
    sha256      text,
    content     bytea,
    attached_at timestamptz not null,
    attached_by uuid not null,
    primary key (org_id, evidence_id)
);
comment on table programme.evidence is '[organisation ledger] What shows that an action is done: words with an address or a file.';
create index evidence_action on programme.evidence (org_id, plan_id, action_id);

create table programme.highlight (
    org_id  uuid not null,
    plan_id uuid not null,
    edition int not null,
    title   text not null,
    parts   jsonb not null,
    ratings jsonb not null,
    raw     text not null,
    primary key (org_id, plan_id, edition),
    foreign key (org_id, plan_id, edition) references programme.edition
);
comment on table programme.highlight is '[organisation] A highlight report that came with a plan, as it was written.';

create table programme.risk (
    org_id  uuid not null,
    risk_id uuid not null,
    plan_id uuid not null,
    ordinal int not null,
    words   text not null,
    source  text not null,
    made_at timestamptz not null,
    primary key (org_id, risk_id)
);
comment on table programme.risk is '[organisation] A risk to a plan, in the words of its source.';
create index risk_plan on programme.risk (org_id, plan_id, ordinal);

create table programme.mitigation (
    org_id        uuid not null,
    mitigation_id uuid not null,
    plan_id       uuid not null,
    risk_id       uuid,
    ordinal       int not null,
    words         text not null,
    made_at       timestamptz not null,
    primary key (org_id, mitigation_id)
);
comment on table programme.mitigation is '[organisation] What is done about a risk. Without a risk until a person pairs the two.';
create index mitigation_plan on programme.mitigation (org_id, plan_id, ordinal);

create table programme.decision (
    org_id      uuid not null,
    decision_id uuid not null,
    plan_id     uuid not null,
    action_id   uuid,
    words       text not null,
    decided_on  date not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (org_id, decision_id)
);
comment on table programme.decision is '[organisation ledger] A decision about a plan or one of its actions.';

create table programme.coverage (
    org_id    uuid not null,
    plan_id   uuid not null,
    place     text not null,
    tree      text not null check (tree in ('registered', 'resident')),
    primary key (org_id, plan_id, tree, place)
);
comment on table programme.coverage is '[organisation] The places a plan covers, in one of the two trees of places.';

create table programme.snapshot (
    org_id      uuid not null,
    snapshot_id uuid not null,
    plan_id     uuid not null,
    label       text not null,
    purpose     text not null,
    taken_at    timestamptz not null,
    taken_by    uuid not null,
    document    jsonb not null,
    primary key (org_id, snapshot_id)
);
comment on table programme.snapshot is '[organisation ledger] A plan frozen at a moment, for a report or for publication.';
create index snapshot_plan on programme.snapshot (org_id, plan_id, taken_at);
