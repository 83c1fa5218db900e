create schema access;

create table access.account (
    account_id      uuid primary key,
    username        text not null unique,
    display_name    text not null,
    role            text not null,
    organisation_id uuid not null,
    team_id         uuid,
    password_hash   text,
    person_id       uuid,
    disabled        boolean not null default false
);
comment on table access.account is '[local] Who may sign in, in which role, for which organisation and team.';

create table access.client (
    client_id       text primary key,
    account_id      uuid not null unique,
    display_name    text not null,
    organisation_id uuid not null,
    secret_hash     text not null,
    scopes          text[] not null,
    disabled        boolean not null default false
);
comment on table access.client is '[local] Partners'' machines. A scope narrows what the policy gives, never widens it.';

create table access.relationship (
    person_id       uuid not null,
    relationship_id uuid not null,
    org_id          uuid not null,
    team_id         uuid,
    basis           text not null,
    source_id       uuid not null,
    since           timestamptz not null,
    until           timestamptz,
    primary key (person_id, relationship_id),
    unique nulls not distinct (person_id, org_id, team_id, source_id, basis)
);
comment on table access.relationship is '[person] Why a team or organisation may reach a person, from when, until when.';
