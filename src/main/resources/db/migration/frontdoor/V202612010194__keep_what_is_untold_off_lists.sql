-- Whoever sent a referral and may know no more than that it is dealt with has no more than that on their list: a filter by
-- the state, the order by the deadline and every count are made from these rows.
update frontdoor.worklist w
   set state = case when r.state = 'INFO_REQUESTED' then r.state when w.open then 'UNTOLD' else 'CLOSED' end,
       priority = r.requested_priority,
       rank = array_position(array['emergency', 'very-urgent', 'urgent', 'soon', 'routine'], r.requested_priority) - 1,
       due_at = null
  from frontdoor.referral r
  join frontdoor.door_entry e on e.person_id = r.person_id and e.referral_id = r.referral_id and not e.tells
 where w.lane = 'referrer' and r.person_id = w.person_id and r.referral_id = w.referral_id
   and r.owner_org <> r.source_org and r.offered_org is distinct from r.source_org
   and not exists (select from directory.service s
                    where s.code = 'care-co-ordination-centre' and s.org_id = r.source_org);
comment on column frontdoor.worklist.state is 'referrer: UNTOLD where the sender may know no more than that it is dealt with';
