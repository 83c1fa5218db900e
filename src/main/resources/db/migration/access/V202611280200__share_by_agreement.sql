create table access.agreement (
    org_id       uuid not null,
    agreement_id uuid not null,
    reference    text not null,
    title        text not null,
    purpose      text not null,
    data_classes text[] not null check (cardinality(data_classes) > 0),
    basis        text not null,
    begins_at    timestamptz not null,
    until        timestamptz not null,
    review_on    date not null,
    dpia         text not null,
    made_at      timestamptz not null,
    made_by      uuid not null,
    ended_at     timestamptz,
    ended_by     uuid,
    ended_why    text,
    primary key (org_id, agreement_id),
    check (until > begins_at),
    check ((ended_at is null) = (ended_by is null))
);
comment on table access.agreement is '[organisation] What the organisation that keeps data agreed with others: who sees which class of it, for what, on what lawful basis, from when until when.';
create index agreement_reference on access.agreement (reference);

create table access.agreement_party (
    org_id       uuid not null,
    agreement_id uuid not null,
    party_id     uuid not null,
    primary key (org_id, agreement_id, party_id)
);
comment on table access.agreement_party is '[organisation] Who is party to an agreement, besides the organisation that keeps the data.';
create index agreement_of_party on access.agreement_party (party_id);

create table access.stated_need (
    person_id     uuid not null,
    need_id       uuid not null,
    account_id    uuid not null,
    role          text not null,
    org_id        uuid not null,
    team_id       uuid,
    controller_id uuid not null,
    basis         text not null,
    reason        text not null,
    begun_at      timestamptz not null,
    until         timestamptz not null,
    primary key (person_id, need_id)
);
comment on table access.stated_need is '[person] Who said why they must see something of a person in an incident, on what basis, of whose keeping, and for how long it is open.';
create index stated_need_of_account on access.stated_need (person_id, account_id, until);
