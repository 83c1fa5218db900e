-- A referral is followed by its reference and the date of birth. Whoever gave no date is given a code instead, once: only
-- its digest is kept.
create table frontdoor.follow_code (
    person_id   uuid not null,
    referral_id uuid not null,
    code_hash   text not null,
    primary key (person_id, referral_id)
);
comment on table frontdoor.follow_code is '[person] The digest of the code by which somebody follows a referral who gave no date of birth.';
