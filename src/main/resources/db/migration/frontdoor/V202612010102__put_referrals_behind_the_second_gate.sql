-- What a referral says of a person, what a door asked beside it and what is written in a thread of advice is read once the
-- gate has said yes about that person; the rows of a list once it has said yes to a list, by the organisation whose list
-- it is, or about the person (SecondGate).
comment on table frontdoor.referral is '[person gated] A need that came through a door, and who owns it now. The owner is never empty.';
comment on table frontdoor.door_entry is '[person gated] What a door asked beside what every referral says: the form, each question with its answer, whether who referred may be told what becomes of it, and a letter that was pasted in.';
comment on table frontdoor.advice_message is '[person gated] What was written in a thread of advice, by whom and when.';
comment on table frontdoor.worklist is '[organisation deletable gated] What each organisation has to see: ids, times and codes, no names and no text.';

-- What is known of a referral before the gate is asked: whose work it is and where it stands, and no word of what was
-- said, neither why now nor the risk. Figures and the gate's own question are answered from it.
create view frontdoor.held_referral as
    select person_id, referral_id, reference, version, state, door, priority, requested_priority, received_at,
           submitted_at, source_org, source_team, source_account, owner_org, owner_team, owner_account,
           requested_service, current_service, offered_org, offered_team, offer_expires_at, journey_id, parent_id,
           needs, consent, identity_review, duplicate_of, supersedes, outcome, told, sharing
      from frontdoor.referral;

-- Whether whoever referred may be told more: asked of every row of a list.
create view frontdoor.held_door_entry as
    select person_id, referral_id, tells from frontdoor.door_entry;

-- What is counted of a list, whoever asks: nobody is in it.
create view frontdoor.counted_row as
    select org_id, lane, team_id, state, priority, open, due_at, changed_at from frontdoor.worklist;

-- What the view of the whole flow is counted from, which is for those alone whose role sees the flow of all
-- organisations: whose list a row is on, and the reference, are not in it.
create view frontdoor.flow_row as
    select person_id, referral_id, lane, team_id, state, open, received_at, due_at, district, practice
      from frontdoor.worklist;
