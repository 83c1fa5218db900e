alter table programme.action add column file_line int;
comment on column programme.action.file_line is 'On which line of its file it begins; none for a line added by hand, or read in before this was kept.';
