-- What a person was told is read once the gate has said yes about that person (SecondGate).
comment on table work.message is '[person gated] What a person was told, in plain and discreet words, and whether it went.';

-- What is counted of every message, for the page of what comes in and goes out: no person, no word and no address.
create view work.held_message as
    select channel, state, tries, written_at, sent_at from work.message;
