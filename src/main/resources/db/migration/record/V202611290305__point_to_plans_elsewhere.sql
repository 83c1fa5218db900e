create table record.plan_pointer (
    person_id       uuid not null,
    pointer_id      uuid not null,
    type            text not null,
    organisation_id uuid not null,
    where_held      text not null,
    made_on         date,
    review_on       date,
    since           timestamptz not null,
    until           timestamptz,
    ended_why       text,
    primary key (person_id, pointer_id)
);
comment on table record.plan_pointer is '[person] A plan or decision that another organisation keeps: what it is, who has it and how to get it. Its text is not here. Ended, never deleted.';
