create table directory.service_change (
    org_id        uuid not null,
    change_id     uuid not null,
    old_id        uuid not null,
    new_id        uuid not null,
    on_day        date not null,
    staff         boolean not null,
    words         text not null,
    state         text not null check (state in ('proposed', 'agreed', 'withdrawn', 'done')),
    proposed_by   uuid not null,
    proposed_role text not null,
    proposed_at   timestamptz not null,
    decided_role  text,
    done_at       timestamptz,
    primary key (org_id, change_id),
    constraint service_change_differs check (old_id <> new_id),
    constraint service_change_done check ((state = 'done') = (done_at is not null))
);
comment on table directory.service_change is '[organisation] From a day on, at midnight in London, one service does the work of another: what is open moves with it.';
comment on column directory.service_change.staff is 'Whether those who work in the old team work in the new one from that day.';
create index service_change_open on directory.service_change (on_day) where state in ('proposed', 'agreed');
