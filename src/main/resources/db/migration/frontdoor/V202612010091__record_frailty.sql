create table frontdoor.frailty (
    person_id   uuid not null,
    score       integer check (score between 1 and 9),
    scored_on   date,
    scored_by   text,
    dementia    text not null check (dementia in ('diagnosed', 'suspected', 'no', 'not-known')),
    account_id  uuid not null,
    recorded_at timestamptz not null,
    referral_id uuid not null,
    primary key (person_id),
    constraint frailty_score_has_its_day check (
        (score is null) = (scored_on is null) and (score is null) = (scored_by is null))
);
comment on table frontdoor.frailty is '[person] How frail a person is on the Clinical Frailty Scale, who scored it and when, and what is known of dementia, as it was last recorded and on which referral.';
