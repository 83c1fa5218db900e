-- The eight invariants of the front door, in plain SQL. Each query lists breaches; all of them must be empty.
-- Run as any login that may read: psql -f bench/invariants.sql, or ./onedoor bench invariants --data DIR.

-- (i) Every open referral has exactly one owner.
select 'i: open without an owner' as breach, reference
  from frontdoor.referral
 where state not in ('CLOSED', 'CANCELLED', 'ENTERED_IN_ERROR') and (owner_org is null or owner_team is null);
select 'i: shown under an owner it does not have' as breach, w.reference
  from frontdoor.worklist w
  join frontdoor.referral r on r.person_id = w.person_id and r.referral_id = w.referral_id
 where w.lane = 'owner' and (w.org_id <> r.owner_org or w.team_id <> r.owner_team);
select 'i: open and on no owner''s list' as breach, r.reference
  from frontdoor.referral r
 where r.state not in ('CLOSED', 'CANCELLED', 'ENTERED_IN_ERROR')
   and not exists (select 1 from frontdoor.worklist w
                    where w.org_id = r.owner_org and w.referral_id = r.referral_id and w.lane = 'owner' and w.open);

-- (ii) Every open referral has a running clock with a due time.
select 'ii: open without a running clock' as breach, r.reference, r.state,
       (select string_agg(c.standard_id || ' ' || c.state || ' ' || coalesce(c.due_at::text, c.note, ''), '; ') from clock.clock c where c.subject_id = r.person_id and c.scope_id = r.referral_id) as clocks
  from frontdoor.referral r
 where r.state not in ('CLOSED', 'CANCELLED', 'ENTERED_IN_ERROR')
   and not exists (select 1 from clock.clock c
                    where c.subject_id = r.person_id and c.scope_id = r.referral_id
                      and c.state = 'running' and c.due_at is not null);

-- (iii) Nothing ended without an outcome and without saying who was told.
select 'iii: ended without an outcome or without telling anyone' as breach, reference
  from frontdoor.referral
 where state in ('CLOSED', 'CANCELLED') and (outcome is null or cardinality(told) = 0);

-- (iv) A child belongs to its parent's journey.
select 'iv: a child on another journey than its parent' as breach, c.reference
  from frontdoor.referral c
  join frontdoor.referral p on p.person_id = c.person_id and p.referral_id = c.parent_id
 where c.journey_id <> p.journey_id;
select 'iv: an event on another journey than its referral' as breach, r.reference
  from platform.event e
  join frontdoor.referral r on r.person_id = e.subject_id and r.referral_id = e.scope_id
 where e.journey_id is distinct from r.journey_id;

-- (v) One request key, one act: a referral was received once.
select 'v: received more than once' as breach, scope_id::text as reference
  from platform.event
 where type = 'ReferralReceived' and corrects is null
 group by scope_id
having count(*) > 1;
select 'v: a key without an answer' as breach, client || ' ' || key as reference
  from platform.idempotency
 where answer is null;

-- (vi) The stored state is the one its last deciding event leads to.
select 'vi: ended by an event but stored as open, or the other way' as breach, r.reference
  from frontdoor.referral r
 where (r.state in ('CLOSED', 'CANCELLED')) is distinct from exists (
       select 1 from platform.event e
        where e.subject_id = r.person_id and e.scope_id = r.referral_id
          and e.type in ('ReferralClosed', 'ReferralCancelled'));
select 'vi: accepted by an event, and its team is not the owner' as breach, r.reference
  from frontdoor.referral r
  join lateral (select e.type, e.payload ->> 'team' as team from platform.event e
                 where e.subject_id = r.person_id and e.scope_id = r.referral_id
                   and e.type in ('ReferralAccepted', 'ReferralDeclined', 'OfferExpired')
                 order by e.event_id desc limit 1) e on true
 where e.type = 'ReferralAccepted' and e.team::uuid <> r.owner_team;

-- (vii) A re-route never starts the clock again: it starts when the referral was received.
select 'vii: a clock that starts before its referral was received' as breach, r.reference
  from clock.clock c
  join frontdoor.referral r on r.person_id = c.subject_id and r.referral_id = c.scope_id
 where c.started_at < r.received_at;

-- (viii) Every act has its audit row, and every referral its first event.
select 'viii: a referral without its first event' as breach, r.reference
  from frontdoor.referral r
 where not exists (select 1 from platform.event e
                    where e.subject_id = r.person_id and e.scope_id = r.referral_id and e.type = 'ReferralReceived');
select 'viii: an event without an audit row' as breach, e.event_id::text as reference
  from platform.event e
 where not exists (select 1 from platform.audit a where a.correlation_id = e.correlation_id and a.outcome = 'allowed');
select 'viii: an open offer on a referral that is not offered' as breach, r.reference
  from frontdoor.offer o
  join frontdoor.referral r on r.person_id = o.person_id and r.referral_id = o.referral_id
 where o.answer is null and r.offered_team is distinct from o.team_id;
