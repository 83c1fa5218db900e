-- Somebody may agree to sharing on one referral and not on another: what was recorded stays with its referral, so that a
-- reader is shown the latest of those that they may read.
alter table frontdoor.frailty drop constraint frailty_pkey;
alter table frontdoor.frailty add primary key (person_id, referral_id);
comment on table frontdoor.frailty is '[person] How frail a person is on the Clinical Frailty Scale, who scored it and when, and what is known of dementia, as it was last recorded on each referral. Read by whoever may read the words of that referral.';

alter table frontdoor.complexity drop constraint complexity_pkey;
alter table frontdoor.complexity add primary key (person_id, referral_id);
comment on table frontdoor.complexity is '[person] How complex a person''s needs are, in the bands of the directory, as it was last said on each referral. Read by whoever may read the words of that referral.';
