alter table work.notification add column quiet boolean not null default false;
comment on column work.notification.quiet is 'Told beyond the alert budget of its kind and day: it is in the list, and is not counted as an alert.';
create index notification_latest on work.notification (org_id, at desc);
create index notification_item on work.notification (org_id, item);
