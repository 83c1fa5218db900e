create table frontdoor.perinatal (
    person_id   uuid not null,
    referral_id uuid not null,
    kind        text not null check (kind in ('pregnant', 'baby')),
    day         date not null,
    account_id  uuid not null,
    at          timestamptz not null,
    primary key (person_id, referral_id)
);
comment on table frontdoor.perinatal is '[person] Somebody is pregnant or has a baby: when it is due, or was born.';

create table frontdoor.perinatal_rule (
    org_id      uuid primary key,
    baby_months int not null check (baby_months between 12 and 24),
    account_id  uuid not null,
    at          timestamptz not null
);
comment on table frontdoor.perinatal_rule is '[organisation] Until which age of the baby, in months, the perinatal path is open.';

create table frontdoor.births (
    org_id     uuid not null,
    district   text not null,
    from_day   date not null,
    to_day     date not null,
    births     int not null check (births > 0),
    source     text not null,
    account_id uuid not null,
    at         timestamptz not null,
    primary key (org_id, district, from_day, to_day),
    check (to_day >= from_day)
);
comment on table frontdoor.births is '[organisation deletable] How many were born to people of a district in some days, as an analyst entered it with its source.';
