create table frontdoor.appointment_need (
    person_id      uuid not null,
    appointment_id uuid not null,
    need           text not null,
    how            text check (length(how) <= 300),
    why_not        text check (length(why_not) <= 1000),
    primary key (person_id, appointment_id, need),
    constraint appointment_need_is_met_or_says_why check (how is null or why_not is null)
);
comment on table frontdoor.appointment_need is '[person] How each thing somebody needs when they are seen is met at an appointment, or why it is not yet; neither where nobody could be asked.';
