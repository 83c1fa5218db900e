create table crisis.police_grant (
    org_id        uuid not null,
    grant_id      uuid not null,
    version       bigint not null default 0,
    account_id    uuid not null,
    account_name  text not null,
    account_org   uuid not null,
    reason        text not null,
    requested_at  timestamptz not null,
    approved_at   timestamptz,
    approved_by   text,
    expires_on    date,
    trained_on    date,
    trained_by    text,
    refused_at    timestamptz,
    ended_at      timestamptz,
    ended_why     text,
    primary key (org_id, grant_id),
    constraint police_grant_approved check ((approved_at is null) = (expires_on is null))
);
comment on table crisis.police_grant is '[organisation] Who of health and social care may look up what a police force has told: asked for, approved until a day, trained, ended. The organisation is the police force.';
create index police_grant_account on crisis.police_grant (account_id);

create table crisis.police_look (
    org_id     uuid not null,
    look_id    uuid not null,
    grant_id   uuid not null,
    account_id uuid not null,
    at         timestamptz not null,
    reason     text not null,
    found      integer not null,
    primary key (org_id, look_id)
);
comment on table crisis.police_look is '[organisation ledger] Each use of a grant: by whom, when, why, and how much was found. Whom it was about is in the audit.';
