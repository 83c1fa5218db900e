create table crisis.response_target (
    org_id     uuid not null,
    call_type  text not null,
    from_day   date not null,
    minutes    integer not null check (minutes between 1 and 1440),
    share      integer not null check (share between 1 and 100),
    source     text not null,
    account_id uuid not null,
    set_at     timestamptz not null,
    primary key (org_id, call_type, from_day)
);
comment on table crisis.response_target is '[organisation] Within how many minutes an ambulance is to come, for each type of mental health call and from which day, as an organisation that commissions or runs it set it.';
