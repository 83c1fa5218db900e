-- What happened to a person is read once the gate has said yes about that person (SecondGate); what happened in an
-- incident or to an organisation is as it was.
comment on table platform.event is '[subject ledger gated] Everything that happened. A correction is a new row that names the one it corrects.';
