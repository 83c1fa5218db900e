-- A number is kept as it was written; this is what it is compared by. And the case of section 135 or 136 that was begun of it.
alter table crisis.contact add column phone_digits text, add column case_id uuid;
update crisis.contact set phone_digits = phone where phone is not null;
drop index crisis.contact_phone;
create index contact_phone on crisis.contact (phone_digits, at) where phone_digits is not null;
create index contact_case on crisis.contact (case_id) where case_id is not null;
create index contact_parties on crisis.contact using gin (parties);
create index contact_closed on crisis.contact (closed_at) where closed_at is not null;
