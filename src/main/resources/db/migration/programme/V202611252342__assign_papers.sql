alter table programme.meeting_paper
    add column for_org uuid,
    add column due_on date,
    add column considered text check (considered in ('Yes', 'No')),
    add column rationale text;
comment on column programme.meeting_paper.for_org is 'Who writes it, where somebody is asked to; due_on is the day by which.';
comment on column programme.meeting_paper.considered is 'Whether mental health was considered, and in rationale how or why not; none of papers of before it was asked.';

create table programme.meeting_paper_text (
    org_id        uuid not null,
    paper_id      uuid not null,
    text_id       uuid not null,
    address       text not null,
    plain_address text,
    handed_in_at  timestamptz not null,
    handed_in_by  uuid not null,
    for_org       uuid not null,
    primary key (org_id, text_id),
    foreign key (org_id, paper_id) references programme.meeting_paper
);
comment on table programme.meeting_paper_text is '[organisation ledger] Where a paper can be read, and where in plain language; the newest stands.';
create index meeting_paper_text_paper on programme.meeting_paper_text (org_id, paper_id);

create table programme.plan_considered (
    org_id      uuid not null,
    plan_id     uuid not null,
    answer_id   uuid not null,
    considered  text not null check (considered in ('Yes', 'No')),
    rationale   text not null,
    answered_at timestamptz not null,
    answered_by uuid not null,
    primary key (org_id, answer_id)
);
comment on table programme.plan_considered is '[organisation ledger] Whether a plan considered mental health, and how or why not; the newest stands.';
create index plan_considered_plan on programme.plan_considered (org_id, plan_id, answered_at);
