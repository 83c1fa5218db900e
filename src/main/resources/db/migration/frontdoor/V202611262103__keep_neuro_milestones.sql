create table frontdoor.neuro_milestone (
    person_id   uuid not null,
    referral_id uuid not null,
    assessed_on date not null,
    decided_on  date,
    diagnosis   text check (diagnosis in ('autism', 'adhd', 'both', 'neither')),
    primary key (person_id, referral_id),
    constraint neuro_milestone_shape check (
        (decided_on is null) = (diagnosis is null) and (decided_on is null or decided_on >= assessed_on))
);
comment on table frontdoor.neuro_milestone is '[person] The assessment and the diagnosis decision of a referral for autism or ADHD, each with its day.';
