-- Who said what somebody needs, in which language they are told things, and when to look at it again.
alter table people.access_needs add column language text check (length(language) <= 100);
alter table people.access_needs add column said_by uuid;
alter table people.access_needs add column told_by text check (told_by in ('person', 'carer', 'staff'));
alter table people.access_needs add column review_on date;
comment on column people.access_needs.language is 'The language they must be told things in, where that is not English.';
comment on column people.access_needs.said_by is 'The account that recorded it.';
comment on column people.access_needs.told_by is 'Whether the person said so, somebody who cares for them did, or staff saw it; none for what was recorded before that was asked.';
comment on column people.access_needs.review_on is 'The day on which to ask again.';
