create schema workforce;

create table workforce.professional (
    org_id          uuid not null,
    professional_id uuid not null,
    team_id         uuid,
    profession      text not null check (profession in ('amhp', 'section-12')),
    name            text not null,
    registration    text not null,
    standing        text not null check (standing in ('registered', 'conditions', 'suspended', 'removed')),
    works_for       text,
    phone           text,
    postcode        text,
    latitude        double precision,
    longitude       double precision,
    cpd_on          date,
    version         bigint not null default 0,
    primary key (org_id, professional_id),
    constraint professional_point check ((latitude is null) = (longitude is null))
);
comment on table workforce.professional is '[organisation] Somebody approved to act under the Mental Health Act: an AMHP or a section 12 doctor, and what their register says of them.';

create table workforce.registration (
    profession      text not null,
    registration    text not null,
    professional_id uuid not null,
    primary key (profession, registration)
);
comment on table workforce.registration is '[claim] A registration number, to the one professional of that kind who holds it.';

create table workforce.approval (
    org_id          uuid not null,
    professional_id uuid not null,
    approval_id     uuid not null,
    from_day        date not null,
    until_day       date not null,
    recorded_at     timestamptz not null,
    recorded_by     text not null,
    primary key (org_id, professional_id, approval_id),
    constraint approval_days check (until_day >= from_day)
);
comment on table workforce.approval is '[organisation] An approval with its first and its last day. A new approval is a new row.';

create table workforce.duty (
    org_id          uuid not null,
    duty_id         uuid not null,
    professional_id uuid not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    taken_back_at   timestamptz,
    primary key (org_id, duty_id),
    constraint duty_times check (ends_at > starts_at)
);
comment on table workforce.duty is '[organisation] Who is on duty from when until when.';
create index duty_time on workforce.duty (ends_at, starts_at) where taken_back_at is null;

create table workforce.asked (
    org_id          uuid not null,
    professional_id uuid not null,
    asked_id        uuid not null,
    at              timestamptz not null,
    primary key (org_id, professional_id, asked_id)
);
comment on table workforce.asked is '[organisation] Each time a professional was asked to come, so that the same ones are not always asked.';
create index asked_time on workforce.asked (at);

create table workforce.requirement (
    org_id     uuid not null,
    profession text not null,
    needed     integer not null check (needed between 0 and 50),
    primary key (org_id, profession)
);
comment on table workforce.requirement is '[organisation] How many of a profession an organisation needs on duty at every hour.';
