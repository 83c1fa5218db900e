-- The day a death was recorded stands for the day somebody died where nobody knows it, and must not read as if they did.
alter table people.person add column day_of_death_known boolean not null default true;
comment on column people.person.day_of_death_known is 'False where died_on is the day the death was recorded.';
