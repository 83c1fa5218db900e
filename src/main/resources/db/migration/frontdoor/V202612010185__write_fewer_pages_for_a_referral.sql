-- What is kept by person touches a page anywhere in a large index; ids of referrals are given in the order of time.
-- The referrals of a person are few, and the primary key finds them.
drop index frontdoor.referral_journey;
-- A wait is always asked for by person and referral together.
alter table frontdoor.wait drop constraint wait_pkey;
alter table frontdoor.wait add primary key (referral_id, person_id);
