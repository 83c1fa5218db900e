create table record.alert (
    person_id  uuid not null,
    alert_id   uuid not null,
    kind       text not null,
    words      text,
    raised_at  timestamptz not null,
    raised_by  uuid not null,
    raised_for uuid not null,
    ended_at   timestamptz,
    ended_by   uuid,
    primary key (person_id, alert_id),
    check ((ended_at is null) = (ended_by is null))
);
comment on table record.alert is '[person] What anyone who deals with a person must know before they do; it stands until it is ended.';
create index alert_standing on record.alert (person_id) where ended_at is null;
