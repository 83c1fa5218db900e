create table crisis.triage_shift (
    org_id     uuid not null,
    shift_id   uuid not null,
    name       text not null,
    days       integer[] not null,
    begins     time not null,
    ends       time not null,
    crew       text[] not null,
    first_day  date not null,
    last_day   date,
    said_by    text not null,
    said_at    timestamptz not null,
    primary key (org_id, shift_id),
    constraint triage_shift_days check (cardinality(days) between 1 and 7 and days <@ array[1, 2, 3, 4, 5, 6, 7]),
    constraint triage_shift_crew check (cardinality(crew) > 0 and crew <@ array['police', 'nurse', 'paramedic']),
    constraint triage_shift_until check (last_day is null or last_day >= first_day - 1) -- the day before: it was taken away before it began
);
comment on table crisis.triage_shift is '[organisation] The shifts of street triage: on which days, from when until when, and which types of crew go out. Ended by its last day, never deleted.';
