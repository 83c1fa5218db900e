create table crisis.learning_note (
    org_id       uuid not null,
    note_id      uuid not null,
    number       text not null,
    title        text not null,
    learnt       text not null,
    change       text not null,
    period_from  date not null,
    period_to    date not null,
    asked        text not null,
    spoke        text not null,
    team_id      uuid,
    said_by      text not null,
    published_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_why text,
    primary key (org_id, note_id),
    constraint learning_note_period check (period_to >= period_from)
);
comment on table crisis.learning_note is '[organisation] What was learnt from asking Samaritans to ring people back, published to every partner: no person stands in it, and its numbers are suppressed.';
create index learning_note_published on crisis.learning_note (published_at desc);
