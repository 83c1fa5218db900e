alter table programme.action add column milestones_done text[] not null default '{}';
alter table programme.action drop column place;
comment on column programme.action.milestones_done is 'Those of its milestones somebody said are reached, with evidence, in programme.milestone.';

create table programme.milestone (
    org_id      uuid not null,
    plan_id     uuid not null,
    action_id   uuid not null,
    due_on      date not null,
    reached_on  date not null,
    evidence    text not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    for_org     uuid not null,
    primary key (org_id, plan_id, action_id, due_on)
);
comment on table programme.milestone is '[organisation ledger] A milestone of an action that was reached: on which day, what shows it, and who said so.';

alter table programme.risk add column likelihood int check (likelihood between 1 and 5);
alter table programme.risk add column impact int check (impact between 1 and 5);
alter table programme.risk add check ((likelihood is null) = (impact is null));
comment on column programme.risk.likelihood is '1 rare to 5 almost certain; its score is likelihood times impact (1 negligible to 5 catastrophic). None until somebody scores it.';

create index action_number on programme.action (org_id, plan_id, number);

drop table programme.coverage;
create table programme.coverage (
    org_id      uuid not null,
    coverage_id uuid not null,
    plan_id     uuid not null,
    action_id   uuid,
    place       text not null,
    tree        text not null check (tree in ('registered', 'resident')),
    primary key (org_id, coverage_id),
    unique nulls not distinct (org_id, plan_id, action_id, tree, place)
);
comment on table programme.coverage is '[organisation] The places a plan or one of its actions covers: by where people are registered (alliances, integrated care boards) or where they live (councils).';
