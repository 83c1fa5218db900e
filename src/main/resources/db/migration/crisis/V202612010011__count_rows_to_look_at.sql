alter table crisis.notice_file add column doubtful integer not null default 0 check (doubtful >= 0);
comment on column crisis.notice_file.doubtful is 'Rows that say again what an earlier file of the same days said, or name somebody else under a reference that is in: a person looks before they are taken in.';
