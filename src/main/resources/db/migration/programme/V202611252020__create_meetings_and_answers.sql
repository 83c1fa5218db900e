create table programme.entry_answer (
    org_id      uuid not null,
    entry_id    uuid not null,
    answer_id   uuid not null,
    for_org     uuid not null,
    unit        text not null default '',
    state       text not null,
    due_on      date,
    board       text,
    decided_on  date,
    words       text,
    evidence    text,
    version     bigint not null default 0,
    asked_at    timestamptz not null,
    answered_at timestamptz,
    answered_by uuid,
    primary key (org_id, answer_id),
    unique (org_id, entry_id, for_org, unit)
);
comment on table programme.entry_answer is '[organisation] What each partner, or one of its units, was asked about an entry and what its own governance answered.';
create index entry_answer_waiting on programme.entry_answer (for_org, state);

create table programme.meeting_paper (
    org_id   uuid not null,
    entry_id uuid not null,
    paper_id uuid not null,
    title    text not null,
    class    text not null check (class in ('Information', 'Discussion', 'Approval')),
    asks     text not null,
    address  text,
    from_org uuid not null,
    added_at timestamptz not null,
    primary key (org_id, paper_id)
);
comment on table programme.meeting_paper is '[organisation ledger] Papers of a meeting: the class says what the group is asked and what is minuted.';
create index meeting_paper_meeting on programme.meeting_paper (org_id, entry_id);

create table programme.meeting_presence (
    org_id      uuid not null,
    entry_id    uuid not null,
    seat_id     uuid not null,
    recorded_at timestamptz not null,
    primary key (org_id, entry_id, seat_id)
);
comment on table programme.meeting_presence is '[organisation deletable] Which seats of the group were filled at a meeting.';

create table programme.meeting_outcome (
    org_id      uuid not null,
    entry_id    uuid not null,
    outcome_id  uuid not null,
    kind        text not null check (kind in ('Decision', 'Action', 'Recommendation', 'Noted')),
    paper_id    uuid,
    words       text not null,
    for_org     uuid,
    due_on      date,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (org_id, outcome_id)
);
comment on table programme.meeting_outcome is '[organisation ledger] What a meeting decided, recommended, noted or gave somebody to do.';
create index meeting_outcome_meeting on programme.meeting_outcome (org_id, entry_id);

create table programme.meeting_pack (
    org_id    uuid not null,
    entry_id  uuid not null,
    issued_at timestamptz not null,
    issued_by uuid not null,
    content   jsonb not null,
    primary key (org_id, entry_id, issued_at)
);
comment on table programme.meeting_pack is '[organisation ledger] The agenda pack of a meeting as it was issued.';
