create table crisis.police_return (
    org_id     uuid not null,
    month      date not null,
    version    integer not null check (version >= 1),
    content    jsonb not null,
    reason     text,
    locked_at  timestamptz not null,
    account_id uuid not null,
    locked_by  text not null,
    primary key (org_id, month, version),
    constraint police_return_reason check ((version = 1) = (reason is null))
);
comment on table crisis.police_return is '[organisation ledger] The Home Office place-of-safety return of a police force for a month as somebody locked it; a correction is a new version with its reason.';

create table crisis.police_return_sent (
    org_id     uuid not null,
    month      date not null,
    version    integer not null,
    sent_on    date not null,
    sent_to    text not null,
    note       text,
    marked_at  timestamptz not null,
    account_id uuid not null,
    marked_by  text not null,
    primary key (org_id, month, version)
);
comment on table crisis.police_return_sent is '[organisation ledger] When and to whom a locked return was sent, as somebody of the force says.';

create index detention_by_start on crisis.detention (coalesce(used_at, begun_at));
