create table record.escalation_plan (
    person_id  uuid not null,
    version    integer not null,
    signs      text not null,
    steps      text not null,
    calls      jsonb not null,
    written_at timestamptz not null,
    written_by text not null,
    org_id     uuid not null,
    team_id    uuid,
    primary key (person_id, version)
);
comment on table record.escalation_plan is '[person ledger gated] Each version of what a parent or carer does when behaviour starts to escalate: the signs, the steps in their order, and whom to call at which time of the day; nothing is overwritten.';
