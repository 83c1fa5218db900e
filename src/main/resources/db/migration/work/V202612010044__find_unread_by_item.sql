-- How many things wait to be read stands on every page: read from the index alone, in the order of the items, so that it
-- can stop at a hundred of them.
create index notification_unread on work.notification (org_id, team_id, item) include (kind, notification_id) where not quiet;
