-- What somebody needs, how they may be reached and what the national service answered about them is read once the gate has
-- said yes about that person (SecondGate). Who somebody is stays outside: search and matching ask about everybody.
comment on table people.access_needs is '[person gated] What somebody needs so that they can be told things and be seen, as they last said.';
comment on table people.ways_to_reach is '[person gated] In which ways it is safe to reach somebody, as they last said; none at all means that nobody may.';
comment on table people.trace is '[person gated] One question to the national demographics service, what it answered, and what somebody decided. The answer is emptied once it is decided: it may be of somebody else.';

-- Why people cannot use what is on a screen, which figures count: no word, and nothing else that they said.
create view people.held_access_needs as
    select person_id, offline from people.access_needs;

-- How the questions to the national service went, for the page of what comes in and goes out: nobody is in it.
create view people.held_trace as
    select state, asked_at, answered_at from people.trace;
