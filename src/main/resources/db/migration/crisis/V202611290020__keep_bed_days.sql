create table crisis.bed_days (
    org_id     uuid not null,
    month      date not null,
    bed_days   integer not null check (bed_days between 1 and 1000000),
    source     text not null,
    account_id uuid not null,
    entered_at timestamptz not null,
    primary key (org_id, month)
);
comment on table crisis.bed_days is '[organisation] How many days of beds and suites were occupied in a month, as an analyst enters it with its source: the denominator of restrictive practice.';
