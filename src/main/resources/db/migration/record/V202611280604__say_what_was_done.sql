alter table record.contact add column intervention text check (length(intervention) <= 40);
comment on column record.contact.intervention is 'What was done, by its code; none where it was not said, or nothing was.';
