alter table directory.service add column changed_at timestamptz;
comment on column directory.service.changed_at is 'When somebody last changed it here: its status, its entry, or that it is right. None for one that is as its file brought it.';
