create table access.look_finding (
    org_id     uuid not null,
    finding_id uuid not null,
    rule       text not null check (rule in ('surname', 'own-record', 'colleague', 'watched', 'volume')),
    account_id uuid not null,
    person_id  uuid,
    day        date not null,
    audit_id   uuid,
    people     int,
    usual      int,
    found_at   timestamptz not null,
    outcome    text check (outcome in ('explained', 'mistake', 'misuse')),
    words      text,
    ended_at   timestamptz,
    ended_by   uuid,
    primary key (org_id, finding_id),
    unique nulls not distinct (org_id, rule, account_id, person_id, day)
);
comment on table access.look_finding is '[organisation] Looks that a rule picked out for the Privacy Officers of whoever looked, and what they found.';

create table access.look_volume (
    account_id uuid not null,
    day        date not null,
    people     int not null,
    primary key (account_id, day)
);
comment on table access.look_volume is '[local] How many people an account saw in a day: what is usual for it.';

create table access.watched_person (
    person_id  uuid not null,
    org_id     uuid not null,
    reason     text not null,
    until      date not null,
    watched_by uuid not null,
    watched_at timestamptz not null,
    ended_at   timestamptz,
    primary key (person_id, org_id)
);
comment on table access.watched_person is '[person] Somebody whose record others may be curious about: each look by an account of the organisation is picked out.';
