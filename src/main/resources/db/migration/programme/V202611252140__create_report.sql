create table programme.report (
    org_id       uuid not null,
    report_id    uuid not null,
    plan_id      uuid not null,
    kind         text not null check (kind in ('partner', 'board', 'highlight')),
    partner      uuid,
    starts_on    date not null,
    ends_on      date not null,
    number       int not null check (number > 0),
    state        text not null check (state in ('draft', 'frozen', 'signed', 'returned')),
    narrative    jsonb not null,
    document     jsonb,
    made_at      timestamptz not null,
    made_by      uuid not null,
    frozen_at    timestamptz,
    frozen_by    uuid,
    decided_at   timestamptz,
    decided_by   uuid,
    decision     text,
    version      bigint not null default 0,
    primary key (org_id, report_id),
    foreign key (org_id, plan_id) references programme.plan,
    check (starts_on <= ends_on),
    check ((kind = 'partner') = (partner is not null)),
    check ((state = 'draft') = (document is null))
);
comment on table programme.report is '[organisation] A report on a plan. A draft is made anew from the plan each time it is opened, with the words people added; once frozen its document never changes.';
create index report_plan on programme.report (org_id, plan_id, made_at);

create table programme.report_file (
    org_id    uuid not null,
    report_id uuid not null,
    format    text not null check (format in ('html', 'pdf', 'docx', 'xlsx')),
    sha256    text not null,
    content   bytea not null,
    built_at  timestamptz not null,
    primary key (org_id, report_id, format),
    foreign key (org_id, report_id) references programme.report
);
comment on table programme.report_file is '[organisation ledger] A frozen report in each of its formats, all made of the one document.';
