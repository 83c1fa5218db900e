create index offer_declined on frontdoor.offer (org_id, team_id, answered_at desc) where answer = 'declined';
