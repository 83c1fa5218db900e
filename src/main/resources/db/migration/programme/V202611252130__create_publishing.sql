create table programme.publication (
    org_id        uuid not null,
    plan_id       uuid not null,
    version       int not null check (version > 0),
    snapshot_id   uuid not null,
    said          text not null,
    statements    text[] not null,
    names_shown   text[] not null,
    names_hidden  text[] not null,
    published_at  timestamptz not null,
    published_by  uuid not null,
    primary key (org_id, plan_id, version),
    foreign key (org_id, plan_id) references programme.plan,
    foreign key (org_id, snapshot_id) references programme.snapshot
);
comment on table programme.publication is '[organisation ledger] Each time a plan was published: the snapshot the public sees, what was said of it, and which names of people were confirmed or hidden.';

create table programme.withdrawal (
    org_id       uuid not null,
    plan_id      uuid not null,
    version      int not null,
    reason       text not null,
    withdrawn_at timestamptz not null,
    withdrawn_by uuid not null,
    primary key (org_id, plan_id, version),
    foreign key (org_id, plan_id, version) references programme.publication
);
comment on table programme.withdrawal is '[organisation ledger] A published plan taken back, with the reason the public reads. In force until a later version is published.';

create table programme.feedback (
    org_id        uuid not null,
    feedback_id   uuid not null,
    plan_id       uuid not null,
    action_number text,
    source        text not null check (source in ('service-user', 'carer', 'public', 'healthwatch', 'voluntary', 'staff', 'other')),
    words         text not null,
    not_safe      boolean not null,
    received_at   timestamptz not null,
    read_by_day   date not null,
    state         text not null check (state in ('waiting', 'shown', 'not-shown')),
    shown_words   text,
    theme         text,
    not_shown     text check (not_shown in ('personal', 'harm', 'abuse', 'off-topic', 'repeat', 'private')),
    reply         text,
    decided_at    timestamptz,
    decided_by    uuid,
    replied_at    timestamptz,
    replied_by    uuid,
    version       bigint not null default 0,
    primary key (org_id, feedback_id),
    check (state <> 'shown' or shown_words is not null)
);
comment on table programme.feedback is '[organisation] What the public says of a plan. Nothing of it is shown before somebody has read it; no name, address or device of its writer is kept.';
create index feedback_plan on programme.feedback (org_id, plan_id, state, received_at);
