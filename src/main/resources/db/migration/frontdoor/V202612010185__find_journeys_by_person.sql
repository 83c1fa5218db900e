-- The referrals of a person are few and the primary key finds them: a second index by person cost each new referral a
-- page anywhere in it.
drop index frontdoor.referral_journey;
