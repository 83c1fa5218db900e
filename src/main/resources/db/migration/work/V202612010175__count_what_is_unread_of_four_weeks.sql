-- The number on every page counts four weeks, so that it takes as long after ten years as after one: read from the index
-- alone, by the time of what was told.
drop index work.notification_unread;
create index notification_unread on work.notification (org_id, team_id, at) include (kind, item, notification_id) where not quiet;
