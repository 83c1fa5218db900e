-- A warning that nobody has read is brought up to date instead of being said again.
create index notification_warned on work.notification (org_id, scope_id) where kind = 'clock-warned';
