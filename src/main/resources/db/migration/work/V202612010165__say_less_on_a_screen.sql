-- Whoever holds the phone may read a text or an email: where the words name a service, and so what somebody needs, it says less.
alter table work.message add column on_screen text;
comment on column work.message.on_screen is 'What a text or an email says instead of the words; none where they say the same.';
