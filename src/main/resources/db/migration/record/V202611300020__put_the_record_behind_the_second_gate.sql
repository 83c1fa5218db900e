-- Each row of these is about one person: requests reach it once the gate has said yes about that person (SecondGate).
comment on table record.note is '[person gated] The words that go with an event, kept apart from it so that they can be redacted.';
comment on table record.alert is '[person gated] What anyone who deals with a person must know before they do; it stands until it is ended.';
comment on table record.document is '[person gated] The letters and other documents that go with a referral; one that did not belong there is withdrawn and kept.';
comment on table record.crisis_plan is '[person ledger gated] Each version of a crisis plan as it was written, the headings in the person''s words; nothing is overwritten.';
comment on table record.crisis_plan_read is '[person ledger gated] Which of the teams a crisis plan names have said that they read it.';
comment on table record.i_am is '[person ledger gated] Each version of what a person wrote about themselves, and with whom they share it; nothing is overwritten.';
comment on table record.observation is '[person gated] What a carer told the team, which team must read it, and when it did.';
comment on table record.released is '[person gated] What of their record a person is shown, as it was redacted, and what is kept back, why and by whom.';
comment on table record.correction is '[person gated] What a person says is wrong in their record, which team must answer, and the answer.';
comment on table record.record_request is '[person gated] That a person asked to see their record, by when they must, and when they could.';
comment on table record.plan_pointer is '[person gated] A plan or decision that another organisation keeps: what it is, who has it and how to get it. Its text is not here. Ended, never deleted.';

-- What is known of a gated row before the gate is asked: whose it is and who owns the work, and no word of what it says.
create view record.held_item as
    select reference, person_id, observation_id as item_id, org_id, team_id from record.observation
    union all
    select reference, person_id, correction_id, org_id, team_id from record.correction
    union all
    select reference, person_id, request_id, null::uuid, null::uuid from record.record_request;

create view record.held_plan as
    select person_id, version, reference, state, org_id, written_at from record.crisis_plan;

create view record.held_i_am as
    select person_id, version, shared from record.i_am;
