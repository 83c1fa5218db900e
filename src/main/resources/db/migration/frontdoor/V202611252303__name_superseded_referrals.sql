-- A referral made again after another ended names that one.
alter table frontdoor.referral add column supersedes uuid;
create index referral_supersedes on frontdoor.referral (person_id, supersedes) where supersedes is not null;
