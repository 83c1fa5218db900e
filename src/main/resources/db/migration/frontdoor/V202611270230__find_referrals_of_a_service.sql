-- For the page of a service that ended: what is still open with it.
create index referral_current_service on frontdoor.referral (current_service);
