-- What an update written in OneDoor suggests outlives the next file, so where its phrase stands is kept beside it.
alter table programme.action add column suggested_where text;
comment on column programme.action.suggested_where is 'The update written in OneDoor that the suggestion rests on, in words; none where it rests on the plan''s file.';
