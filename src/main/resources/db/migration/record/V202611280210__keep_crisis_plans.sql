create table record.crisis_plan (
    person_id  uuid not null,
    version    int not null,
    reference  text not null,
    state      text not null check (state in ('draft', 'published')),
    content    jsonb not null,
    review_on  date,
    written_at timestamptz not null,
    account_id uuid not null,
    org_id     uuid not null,
    primary key (person_id, version)
);
comment on table record.crisis_plan is '[person ledger] Each version of a crisis plan as it was written, the headings in the person''s words; nothing is overwritten.';
create index crisis_plan_reference on record.crisis_plan (reference);

create table record.crisis_plan_read (
    person_id  uuid not null,
    version    int not null,
    org_id     uuid not null,
    team_id    uuid not null,
    account_id uuid not null,
    read_at    timestamptz not null,
    primary key (person_id, version, team_id)
);
comment on table record.crisis_plan_read is '[person ledger] Which of the teams a crisis plan names have said that they read it.';
