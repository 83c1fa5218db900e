create schema work;

create table work.task (
    subject_id  uuid not null,
    task_id     uuid not null,
    kind        text not null,
    source_key  text not null,
    scope_id    uuid not null,
    item        text not null,
    org_id      uuid not null,
    team_id     uuid,
    account_id  uuid,
    due_at      timestamptz,
    raised_at   timestamptz not null,
    state       text not null check (state in ('open', 'done', 'cancelled')),
    ended_at    timestamptz,
    ended_by    uuid,
    version     bigint not null default 0,
    primary key (subject_id, task_id),
    unique (subject_id, source_key)
);
comment on table work.task is '[subject] Who must do what by when. The source key keeps one cause from raising two tasks.';
create index task_team on work.task (org_id, team_id, due_at) where state = 'open';

create table work.notification (
    org_id          uuid not null,
    notification_id uuid not null,
    team_id         uuid,
    kind            text not null,
    item            text not null,
    subject_id      uuid not null,
    scope_id        uuid not null,
    detail          text,
    at              timestamptz not null,
    primary key (org_id, notification_id)
);
comment on table work.notification is '[organisation] Who was told what, and when: codes and references, no names.';
create index notification_team on work.notification (org_id, team_id, at desc);

create table work.notification_read (
    account_id      uuid not null,
    notification_id uuid not null,
    at              timestamptz not null,
    primary key (account_id, notification_id)
);
comment on table work.notification_read is '[local] Which account has read which notification.';

create table work.message (
    person_id  uuid not null,
    message_id uuid not null,
    scope_id   uuid not null,
    channel    text not null check (channel in ('text', 'letter', 'email', 'none')),
    words      text not null,
    written_at timestamptz not null,
    state      text not null check (state in ('waiting', 'sent', 'not-sent')),
    why        text,
    primary key (person_id, message_id)
);
comment on table work.message is '[person] What a person was told, in plain and discreet words, and whether it went.';
create index message_scope on work.message (person_id, scope_id);
