create table record.i_am (
    person_id  uuid not null,
    version    int not null,
    content    jsonb not null,
    shared     text[] not null,
    written_at timestamptz not null,
    account_id uuid not null,
    role       text not null,
    org_id     uuid not null,
    primary key (person_id, version)
);
comment on table record.i_am is '[person ledger] Each version of what a person wrote about themselves, and with whom they share it; nothing is overwritten.';

create table record.observation (
    person_id      uuid not null,
    observation_id uuid not null,
    reference      text not null,
    account_id     uuid not null,
    carer          text not null,
    words          text not null,
    written_at     timestamptz not null,
    org_id         uuid not null,
    team_id        uuid,
    read_at        timestamptz,
    read_by        uuid,
    primary key (person_id, observation_id),
    check ((read_at is null) = (read_by is null))
);
comment on table record.observation is '[person] What a carer told the team, which team must read it, and when it did.';
create index observation_reference on record.observation (reference);

-- The words of a restricted alert are on no timeline: why it ended stands with it.
alter table record.alert add column ended_why text;
