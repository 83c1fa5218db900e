create table frontdoor.complexity (
    person_id   uuid not null,
    band        text not null check (band in ('prevention', 'recovery', 'primary', 'complex', 'crisis')),
    recorded_at timestamptz not null,
    referral_id uuid not null,
    primary key (person_id)
);
comment on table frontdoor.complexity is '[person] How complex a person''s needs are now, in the bands of the directory, and on which referral somebody last said so.';

create table frontdoor.conversion (
    person_id   uuid not null,
    referral_id uuid not null,
    on_date     date not null,
    to_referral uuid not null,
    recorded_at timestamptz not null,
    primary key (person_id, referral_id)
);
comment on table frontdoor.conversion is '[person] Psychosis developed in somebody on the pathway for an at risk mental state: when, and the referral to early intervention that was made of it.';
