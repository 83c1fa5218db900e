create index offer_answered on frontdoor.offer (answered_at) where answer = 'accepted';
