-- When a call's category was last said: a newer word counts however late it is heard.
alter table frontdoor.stack_call add column categorised_at timestamptz;
update frontdoor.stack_call set categorised_at = told_at;
alter table frontdoor.stack_call alter column categorised_at set not null;
create index cad_number on frontdoor.cad_message (org_id, number);
