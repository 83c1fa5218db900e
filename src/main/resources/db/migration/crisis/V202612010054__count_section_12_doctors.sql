create table crisis.s12_month (
    org_id      uuid not null,
    month       date not null,
    assessments integer not null check (assessments between 0 and 100000),
    pence       bigint check (pence between 0 and 100000000000),
    source      text not null,
    account_id  uuid not null,
    entered_at  timestamptz not null,
    primary key (org_id, month)
);
comment on table crisis.s12_month is '[organisation] How many assessments by section 12 doctors a month had before OneDoor counted them, and what was paid, as an analyst enters it with its source.';

create table crisis.s12_terms (
    org_id        uuid not null primary key,
    triage_from   date,
    fee_pence     integer check (fee_pence between 0 and 1000000),
    source        text not null,
    account_id    uuid not null,
    entered_at    timestamptz not null
);
comment on table crisis.s12_terms is '[organisation] From which day an organisation counts street triage, and what it pays a section 12 doctor for one assessment, with the source: OneDoor pays nobody.';

-- What is used on wards stands in the ward's own system: an analyst enters the number of the month beside its bed-days.
alter table crisis.bed_days add column ward_records integer check (ward_records between 0 and 100000);
