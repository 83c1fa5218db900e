create index offer_org on frontdoor.offer (org_id, made_at);
create index referral_source on frontdoor.referral (source_org, received_at);
