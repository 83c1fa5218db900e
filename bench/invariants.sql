-- The nine invariants of the front door, in plain SQL. Each query lists breaches; all of them must be empty.
-- Run as any login that may read: psql -f bench/invariants.sql, or ./onedoor bench invariants --data DIR.
-- What they cannot see: a look of the last minute whose audit row is gone, before it is copied to whom it was about.

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

select 'ii: a running clock without a time to be due that its standard allows' as breach,
       c.standard_id || ' of ' || c.scope_id || ' is due ' || coalesce(c.due_at::text, 'never') as reference
  from clock.clock c
  left join (values ('TRIAGE_30MIN', interval '30 minutes'), ('HUDDLE_1H', interval '1 hour'), ('CCR_VU_4H', interval '4 hours'),
                    ('VERY_URGENT_4H', interval '4 hours'), ('CCR_U_24H', interval '24 hours'),
                    ('URGENT_24H', interval '24 hours'), ('ACCEPT_7D', interval '8 days 1 hour'),
                    ('SOON_7D', interval '8 days 1 hour'), ('EIP_2W', interval '15 days 1 hour'),
                    ('FRT_28D', interval '29 days 1 hour'), ('CMH_4W_ADULT', interval '29 days 1 hour'),
                    ('OWNER_REVIEW', interval '29 days 1 hour'), ('JOURNEY_21WD', interval '40 days'))
            as standard (id, most) on standard.id = c.standard_id
 where c.state = 'running'
   and (c.due_at < c.started_at
        or c.due_at is null and c.note is null
        or c.due_at > c.started_at + coalesce(standard.most, interval '400 days')
                    + c.paused_micros * interval '1 microsecond' + jsonb_array_length(c.pauses) * interval '4 days');
-- Days count to the end of the last one, in London; working days miss weekends and bank holidays; a pause may begin and
-- end in the middle of a day. A standard that is not named above may run 400 days.

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
          and e.type in ('ReferralClosed', 'ReferralCancelled')
          and not exists (select 1 from platform.event x where x.subject_id = e.subject_id and x.corrects = e.event_id));
with recursive accepted as (
    select r.person_id, r.referral_id, e.payload ->> 'service' as service, e.payload ->> 'team' as team, e.event_id
      from frontdoor.referral r
      join lateral (select e.type, e.payload, e.event_id from platform.event e
                     where e.subject_id = r.person_id and e.scope_id = r.referral_id
                       and (e.type in ('ReferralAccepted', 'ReferralDeclined', 'OfferExpired', 'ReferralHandedBack',
                                       'ReferralReopened')
                            or e.type = 'DeteriorationReported' and e.payload ->> 'hands' = 'centre')
                     order by e.event_id desc limit 1) e on true
     where e.type = 'ReferralAccepted'
    union all -- another team has taken the service over, and with it the referral
    select a.person_id, a.referral_id, m.payload ->> 'toService', m.payload ->> 'team', m.event_id
      from accepted a
      join platform.event m on m.subject_id = a.person_id and m.scope_id = a.referral_id and m.event_id > a.event_id
       and m.type = 'MovedWithService' and m.payload ->> 'fromService' = a.service),
held as (
    select distinct on (person_id, referral_id) person_id, referral_id, team
      from accepted
     order by person_id, referral_id, event_id desc)
select 'vi: accepted by an event, and its team is not the owner' as breach, r.reference
  from frontdoor.referral r
  join held h on h.person_id = r.person_id and h.referral_id = r.referral_id
 where h.team::uuid <> r.owner_team;

with deciding as (
    select distinct on (e.subject_id, e.scope_id)
           e.subject_id, e.scope_id, e.type, e.recorded_at, e.event_id
      from platform.event e
     where not exists (select 1 from platform.event x where x.subject_id = e.subject_id and x.corrects = e.event_id) -- what was put right decides nothing
       and (e.type in ('ReferralReceived', 'TriageStarted', 'OfferMade', 'OfferWithdrawn', 'OfferExpired',
                      'ReferralAccepted', 'ReferralDeclined', 'InformationRequested', 'InformationReceived',
                      'AppointmentBooked', 'DidNotAttend', 'OutcomeRecorded', 'ReferralClosed', 'ReferralCancelled',
                      'ReferralHandedBack', 'ReferralReopened', 'DeathRecorded')
        or e.type = 'DeteriorationReported' and e.payload ->> 'hands' = 'centre'
        or e.type = 'FactWithdrawn' and e.payload ->> 'fact' = 'death'
        or e.type = 'AppointmentCancelled' and e.payload ->> 'by' in ('person', 'service')
        or e.type = 'AppointmentCancelled' and e.payload ->> 'by' = 'sender' -- decides where the appointment was what it stood at
           and (select p.type from platform.event p
                 where p.subject_id = e.subject_id and p.scope_id = e.scope_id
                   and p.type in ('OfferMade', 'OfferWithdrawn', 'OfferExpired', 'ReferralAccepted', 'ReferralDeclined',
                                  'AppointmentBooked', 'ContactRecorded', 'DidNotAttend', 'OutcomeRecorded')
                   and (p.recorded_at, p.event_id) < (e.recorded_at, e.event_id)
                 order by p.recorded_at desc, p.event_id desc limit 1) in ('AppointmentBooked', 'ReferralAccepted')
        or e.type = 'ContactRecorded' and (e.payload ->> 'attended')::boolean -- a fact, which decides nothing while another is asked
           and coalesce((select p.type <> 'OfferMade' from platform.event p
                          where p.subject_id = e.subject_id and p.scope_id = e.scope_id
                            and p.type in ('OfferMade', 'OfferWithdrawn', 'OfferExpired', 'ReferralAccepted',
                                           'ReferralDeclined')
                            and (p.recorded_at, p.event_id) < (e.recorded_at, e.event_id)
                          order by p.recorded_at desc, p.event_id desc limit 1), true))
     order by e.subject_id, e.scope_id,
              case when e.type = 'ReferralReceived' then -1 -- also when its time was put right later
                   when e.type in ('ReferralClosed', 'ReferralCancelled') then 2
                   when e.type in ('OutcomeRecorded', 'DeathRecorded') then 1 else 0 end desc, -- facts told later do not reopen it
              e.recorded_at desc, e.event_id desc),
since as (
    select d.*,
           exists (select 1 from platform.event e
                    where e.subject_id = d.subject_id and e.scope_id = d.scope_id
                      and e.type = 'TriageDecided'
                      and not exists (select 1 from platform.event p -- the urgency of what was sent again is no triage
                                       where p.subject_id = e.subject_id and p.scope_id = e.scope_id
                                         and p.type = 'ReferralRepeated' and p.recorded_at = e.recorded_at)) as triaged,
           exists (select 1 from platform.event e
                    where e.subject_id = d.subject_id and e.scope_id = d.scope_id and e.type = 'ContactAttempted'
                      and (e.recorded_at, e.event_id) > (d.recorded_at, d.event_id)) as tried,
           exists (select 1 from platform.event e
                    where e.subject_id = d.subject_id and e.scope_id = d.scope_id and e.type = 'TriageDecided'
                      and not exists (select 1 from platform.event p
                                       where p.subject_id = e.subject_id and p.scope_id = e.scope_id
                                         and p.type = 'ReferralRepeated' and p.recorded_at = e.recorded_at)
                      and (e.recorded_at, e.event_id) > (d.recorded_at, d.event_id)) as decided_since,
           exists (select 1 from platform.event e -- a death taken back in the same act: it stands where it stood before
                    where e.subject_id = d.subject_id and e.scope_id = d.scope_id
                      and e.type = 'FactWithdrawn' and e.payload ->> 'fact' = 'death'
                      and e.recorded_at = d.recorded_at) as lives
      from deciding d)
select 'vi: in another state than its last deciding event leads to' as breach,
       r.reference || ' is ' || r.state || ' after ' || coalesce(s.type, 'nothing') as reference
  from frontdoor.referral r
  left join since s on s.subject_id = r.person_id and s.scope_id = r.referral_id
 where r.state <> 'ENTERED_IN_ERROR'
   and not coalesce(r.state = any (case when s.lives and s.type in ('FactWithdrawn', 'ReferralReopened')
           then array['ACCEPTED', 'IN_TRIAGE', 'CONTACT_ATTEMPTED', 'DID_NOT_ATTEND', 'APPOINTMENT_CANCELLED', 'IN_PROGRESS']
           else case s.type
           when 'ReferralReceived'     then array[case when s.triaged then 'IN_TRIAGE' else 'AWAITING_TRIAGE' end]
           when 'TriageStarted'        then array['IN_TRIAGE']
           when 'OfferMade'            then array['AWAITING_ANSWER']
           when 'OfferWithdrawn'       then case when s.tried then array['IN_TRIAGE', 'BOOKED', 'CONTACT_ATTEMPTED']
                                                 else array['IN_TRIAGE', 'BOOKED', 'ACCEPTED'] end
           when 'OfferExpired'         then array['EXPIRED']
           when 'ReferralDeclined'     then array['RETURNED']
           when 'ReferralAccepted'     then array[case when s.tried then 'CONTACT_ATTEMPTED' else 'ACCEPTED' end, 'BOOKED']
           when 'InformationRequested' then array['INFO_REQUESTED']
           when 'InformationReceived'  then array['IN_TRIAGE']
           when 'AppointmentBooked'    then array['BOOKED']
           when 'AppointmentCancelled' then array['APPOINTMENT_CANCELLED']
           when 'DidNotAttend'         then array[case when s.tried then 'CONTACT_ATTEMPTED' else 'DID_NOT_ATTEND' end]
           when 'ContactRecorded'      then array['IN_PROGRESS']
           when 'ReferralHandedBack'   then array['RETURNED']
           when 'ReferralReopened'     then case when s.tried then array['CONTACT_ATTEMPTED', 'IN_TRIAGE', 'BOOKED']
                                                 else array['ACCEPTED', 'IN_TRIAGE', 'BOOKED'] end
           when 'DeteriorationReported' then array[case when s.decided_since then 'IN_TRIAGE' else 'AWAITING_TRIAGE' end]
           when 'DeathRecorded'        then array['OUTCOME_RECORDED']
           when 'OutcomeRecorded'      then array['OUTCOME_RECORDED']
           when 'ReferralClosed'       then array['CLOSED']
           when 'ReferralCancelled'    then array['CANCELLED']
       end end), false);
select 'vi: booked, and no appointment is' as breach, r.reference
  from frontdoor.referral r
 where r.state = 'BOOKED'
   and not exists (select 1 from frontdoor.appointment a
                    where a.person_id = r.person_id and a.referral_id = r.referral_id and a.state = 'booked');
select 'vi: an appointment in another state than its events lead to' as breach, r.reference || ' ' || a.state as reference
  from frontdoor.appointment a
  join frontdoor.referral r on r.person_id = a.person_id and r.referral_id = a.referral_id
  left join lateral (select string_agg(e.type, ' ' order by e.recorded_at, e.event_id) as said
               from platform.event e
              where e.subject_id = a.person_id and e.scope_id = a.referral_id
                and e.type in ('AppointmentBooked', 'AppointmentCancelled', 'DidNotAttend')
                and not exists (select 1 from platform.event x where x.subject_id = e.subject_id and x.corrects = e.event_id)
                and (e.payload ->> 'appointment')::uuid = a.appointment_id) e on true
 where e.said is distinct from case a.state when 'cancelled'      then 'AppointmentBooked AppointmentCancelled'
                                            when 'did-not-attend' then 'AppointmentBooked DidNotAttend'
                                            else 'AppointmentBooked' end;
select 'vi: a slot is taken, and no appointment is in it' as breach, s.slot_id::text as reference
  from directory.slot s
 where s.state = 'booked'
   and not exists (select 1 from frontdoor.appointment a
                    where a.referral_id = s.referral_id and a.slot_id = s.slot_id and a.state <> 'cancelled');
select 'vi: an appointment in a slot that is not taken for it' as breach, a.appointment_id::text as reference
  from frontdoor.appointment a
 where a.slot_id is not null and a.state <> 'cancelled'
   and not exists (select 1 from directory.slot s
                    where s.slot_id = a.slot_id and s.state = 'booked' and s.referral_id = a.referral_id);

-- (vii) A re-route never starts the clock again: it starts when the referral was received.
with received as (
    select e.subject_id, e.scope_id, e.journey_id, e.occurred_at
      from platform.event e
     where e.type = 'ReferralReceived'
       and not exists (select 1 from platform.event c where c.subject_id = e.subject_id and c.corrects = e.event_id)),
started as (
    select subject_id, scope_id as id, occurred_at from received
    union all
    select subject_id, journey_id, min(occurred_at) from received where journey_id <> scope_id group by 1, 2)
select 'vii: a clock that did not start when its referral or its journey was received' as breach,
       c.standard_id || ' of ' || c.scope_id || ' started ' || c.started_at as reference
  from clock.clock c
 where c.kind = 'person' and c.state in ('running', 'paused', 'met', 'missed')
   and c.scope_id in (select id from started)
   and not exists (select 1 from started s
                    where s.subject_id = c.subject_id and s.id = c.scope_id and s.occurred_at = c.started_at)
   and not (c.standard_id = 'OWNER_REVIEW' -- the one that begins again, each time the owner looks
            and exists (select 1 from platform.event e
                         where e.subject_id = c.subject_id and e.scope_id = c.scope_id and e.occurred_at = c.started_at
                           and e.type in ('TriageDecided', 'ReferralAccepted', 'ContactRecorded', 'ReferralRerouted',
                                          'ReferralDeclined', 'ReferralReopened')))
   and not (c.standard_id = 'UCR_2H' -- from the decision that somebody must come within two hours
            and exists (select 1 from platform.event e
                         where e.subject_id = c.subject_id and e.scope_id = c.scope_id and e.occurred_at = c.started_at
                           and e.type in ('TriageDecided', 'PriorityRaised') and e.payload ->> 'priority' = 'very-urgent'))
   and not (c.standard_id = 'WORSE_30MIN' -- of what happened while somebody waited, and not of the wait
            and exists (select 1 from platform.event e
                         where e.subject_id = c.subject_id and e.scope_id = c.scope_id and e.occurred_at = c.started_at
                           and e.type = 'DeteriorationReported'))
   and not (c.standard_id = 'HUDDLE_1H' -- of the huddle, and not of the wait
            and exists (select 1 from platform.event e
                         where e.subject_id = c.subject_id and e.scope_id = c.scope_id and e.occurred_at = c.started_at
                           and e.type = 'HuddleCalled'));
select 'vii: received at another time than its event says' as breach, r.reference
  from frontdoor.referral r
 where not exists (select 1 from platform.event e
                    where e.subject_id = r.person_id and e.scope_id = r.referral_id
                      and e.type = 'ReferralReceived' and e.occurred_at = r.received_at
                      and not exists (select 1 from platform.event x where x.subject_id = e.subject_id and x.corrects = e.event_id));

-- (viii) The times for which each team owned a referral add up to the time it has been there.
with lives as (
    select r.person_id, r.referral_id, r.reference, r.submitted_at,
           min(e.recorded_at) filter (where e.type = 'ReferralReceived' and e.corrects is null) as began,
           coalesce(max(e.recorded_at) filter (where e.type in ('ReferralClosed', 'ReferralCancelled')
                                                      and not exists (select 1 from platform.event x where x.subject_id = e.subject_id and x.corrects = e.event_id)),
                    max(e.recorded_at)) as ended
      from frontdoor.referral r
      join platform.event e on e.subject_id = r.person_id and e.scope_id = r.referral_id
     group by r.person_id, r.referral_id),
turns as ( -- it is the centre's first; every answer gives it to somebody
    select person_id, referral_id, submitted_at as at from lives
    union all
    select person_id, referral_id, answered_at from frontdoor.offer where answer in ('accepted', 'declined', 'expired')),
owned as (
    select l.reference, l.began, l.ended,
           greatest(lead(t.at, 1, l.ended) over (partition by l.person_id, l.referral_id order by t.at) - t.at,
                    interval '0') as lasted
      from lives l
      join turns t on t.person_id = l.person_id and t.referral_id = l.referral_id)
select 'viii: times of ownership that do not add up to the time it was there' as breach, reference
  from owned
 group by reference, began, ended
having sum(lasted) <> ended - began;
select 'viii: a service''s answer that is not on the timeline, or the other way' as breach,
       coalesce(o.referral_id, e.scope_id) || ' ' || coalesce(o.answer, e.type) as reference
  from (select * from frontdoor.offer where answer in ('accepted', 'declined', 'expired')) o
  full join (select * from platform.event a
              where type in ('ReferralAccepted', 'ReferralDeclined', 'OfferExpired')
                and not exists (select 1 from frontdoor.source_reference s -- accepted where it came from: nobody here was asked
                                  join platform.event b on b.subject_id = s.person_id and b.scope_id = s.referral_id
                                   and b.type = 'ReferralReceived' and b.correlation_id = a.correlation_id
                                 where s.person_id = a.subject_id and s.referral_id = a.scope_id)) e
    on e.subject_id = o.person_id and e.scope_id = o.referral_id and e.recorded_at = o.answered_at
   and e.payload ->> 'team' = o.team_id::text
   and e.type = case o.answer when 'accepted' then 'ReferralAccepted'
                              when 'declined' then 'ReferralDeclined' else 'OfferExpired' end
 where o.offer_id is null or e.event_id is null;

-- And the record of who did it. Every referral has its first event, every act its audit row.
select 'audit: a referral without its first event' as breach, r.reference
  from frontdoor.referral r
 where not exists (select 1 from platform.event e
                    where e.subject_id = r.person_id and e.scope_id = r.referral_id and e.type = 'ReferralReceived');
select 'audit: an event without the audit row of its act' as breach, e.event_id::text as reference
  from platform.event e
 where not exists (select 1 from platform.audit a
                    where a.correlation_id = e.correlation_id and a.account_id = e.account_id and a.at = e.recorded_at
                      and a.outcome = 'allowed' and a.event_id is not null and e.subject_id = any (a.subject_ids));
select 'audit: an audit row of an act whose event is gone' as breach, a.audit_id::text as reference
  from platform.audit a
 where a.event_id is not null
   and not exists (select 1 from platform.event e
                    where e.subject_id = any (a.subject_ids) and e.event_id = a.event_id);
select 'audit: somebody was looked at, and the audit row is gone' as breach, l.audit_id::text as reference
  from platform.access_log l
 where not exists (select 1 from platform.audit a where a.audit_id = l.audit_id and l.subject_id = any (a.subject_ids));
select 'audit: an audit row that was never copied to whom it names' as breach, a.audit_id::text as reference
  from platform.audit a
 cross join unnest(a.subject_ids) s (subject_id)
  join platform.audit_cursor c on c.name = 'access-log' and a.written_in < c.written_in
 where not exists (select 1 from platform.access_log l where l.subject_id = s.subject_id and l.audit_id = a.audit_id);
select 'vi: an open offer on a referral that is not offered' as breach, r.reference
  from frontdoor.offer o
  join frontdoor.referral r on r.person_id = o.person_id and r.referral_id = o.referral_id
 where o.answer is null and r.offered_team is distinct from o.team_id;

-- (ix) Whoever waits will be asked how they are on some day, and no wait is over while nobody has seen the person and
-- nobody has recorded an outcome: not answering takes nobody off a list.
select 'ix: waits, and nobody will ask how they are' as breach, r.reference
  from frontdoor.referral r
  left join frontdoor.wait w on w.person_id = r.person_id and w.referral_id = r.referral_id
 where r.state not in ('CLOSED', 'CANCELLED', 'ENTERED_IN_ERROR') and r.outcome is null
   and (w.referral_id is null
        or w.seen_at is null and (w.ended_at is not null or w.check_in_due is null and w.ask_at is null));
