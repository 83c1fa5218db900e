-- Marking every notification as read can be undone, so a mark may be taken away again.
comment on table work.notification_read is '[local deletable] Which account has read which notification.';
