-- A service that said no is asked once to look again: which no that is about, and who said it.
alter table frontdoor.offer add column appeals uuid;
alter table frontdoor.offer add column answered_by uuid;
comment on column frontdoor.offer.appeals is 'The offer whose no this one asks the same service to look at again; none for a first question.';
