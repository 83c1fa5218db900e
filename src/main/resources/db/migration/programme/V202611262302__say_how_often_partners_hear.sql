create table programme.report_rhythm (
    org_id  uuid not null,
    plan_id uuid not null,
    months  int not null check (months between 1 and 24),
    primary key (org_id, plan_id)
);
comment on table programme.report_rhythm is '[organisation] Every how many months each partner of a plan gets its report; six where nothing is said.';

create table programme.partner_place (
    org_id  uuid not null,
    plan_id uuid not null,
    partner uuid not null,
    place   text not null,
    primary key (org_id, plan_id, partner, place)
);
comment on table programme.partner_place is '[organisation deletable] Whose measures a partner''s report shows: the places a partner answers for, by their names as figures are recorded for them.';
