-- Asking the national demographics service who somebody is, and what a person decided about the answer.
create table people.trace (
    person_id      uuid not null,
    trace_id       uuid not null,
    state          text not null,
    asked_at       timestamptz not null,
    asked_by       uuid not null,
    asked_org      uuid not null,
    asked_team     uuid,
    sent_number    text,
    sent_family    text,
    sent_given     text,
    sent_birth     date,
    sent_gender    text,
    sent_postcode  text,
    tries          integer not null default 0,
    next_try_at    timestamptz,
    answered_at    timestamptz,
    words          text,
    number         text,
    family_name    text,
    given_name     text,
    birth_date     date,
    gender         text,
    address_line   text,
    postcode       text,
    practice_ods   text,
    no_fixed_abode boolean not null default false,
    restricted     boolean not null default false,
    died           boolean not null default false,
    died_on        date,
    decided_at     timestamptz,
    decided_by     uuid,
    taken          text,
    replaced       jsonb,
    version        bigint not null default 0,
    primary key (person_id, trace_id)
);
comment on table people.trace is '[person] One question to the national demographics service, what it answered, and what somebody decided. The answer is emptied once it is decided: it may be of somebody else.';
comment on column people.trace.replaced is 'What our record said before a field of the answer was taken, by the code of the field.';
create index trace_asked on people.trace (asked_at);
create index trace_due on people.trace (next_try_at) where next_try_at is not null;
