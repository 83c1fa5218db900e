-- Which service the match put first when somebody was asked: another one asked is a choice that was explained.
alter table frontdoor.offer add column recommended uuid;
create index offer_made on frontdoor.offer (made_at);
create index referral_received on frontdoor.referral (received_at);
