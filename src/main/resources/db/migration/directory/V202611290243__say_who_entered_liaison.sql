alter table directory.hospital add column answered boolean not null default false;
comment on column directory.hospital.answered is 'Whether anybody has said which liaison service it has, or that it has none.';
update directory.hospital set answered = true
 where version > case when source = 'added here' then 1 else 0 end;
