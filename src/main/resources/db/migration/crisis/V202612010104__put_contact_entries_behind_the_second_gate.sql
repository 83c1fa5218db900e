-- What was said of a crisis contact is read once the gate has said yes about that contact (SecondGate).
comment on table crisis.contact_entry is '[incident ledger gated] Each thing said of a crisis contact, in the order in which it was said. The id is that of its event.';

-- How often Samaritans were asked to ring somebody back and spoke with them: which contact it was of is not in it.
create view crisis.call_back as
    select step, codes ->> 'answer' as answer, occurred_at
      from crisis.contact_entry
     where step in ('call-back-asked', 'call-back-answered');
