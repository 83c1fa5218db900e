create table frontdoor.long_term_condition (
    person_id   uuid not null,
    referral_id uuid not null,
    conditions  text[] not null check (cardinality(conditions) > 0),
    account_id  uuid not null,
    at          timestamptz not null,
    primary key (person_id, referral_id)
);
comment on table frontdoor.long_term_condition is '[person] The long-term physical conditions of somebody referred.';

create table frontdoor.therapy_score (
    person_id   uuid not null,
    score_id    uuid not null,
    referral_id uuid not null,
    on_day      date not null,
    phq9        int not null check (phq9 between 0 and 27),
    gad7        int not null check (gad7 between 0 and 21),
    question9   int not null check (question9 between 0 and 3),
    safety      text,
    account_id  uuid not null,
    at          timestamptz not null,
    primary key (person_id, score_id),
    check (question9 = 0 or safety is not null)
);
comment on table frontdoor.therapy_score is '[person] PHQ-9 and GAD-7 as somebody filled them in on a day; where question 9 asks for it, who looks after their safety.';
create index therapy_score_referral on frontdoor.therapy_score (person_id, referral_id, on_day);
