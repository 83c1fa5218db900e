create table programme.measured_by (
    org_id      uuid not null,
    plan_id     uuid not null,
    action_id   uuid not null,
    standard_id text not null,
    made_at     timestamptz not null,
    made_by     uuid not null,
    primary key (org_id, plan_id, action_id, standard_id)
);
comment on table programme.measured_by is '[organisation deletable] By which standards of the clocks it is seen whether a line of a plan is delivered.';
