create table directory.publisher (
    org_id        uuid not null,
    publisher_id  uuid not null,
    endpoint      text not null,
    name          text not null,
    every_hours   int not null check (every_hours between 1 and 720),
    team_id       uuid not null,
    state         text not null check (state in ('read', 'stopped')),
    next_at       timestamptz not null,
    tried_at      timestamptz,
    read_at       timestamptz,
    failures      int not null default 0 check (failures >= 0),
    problem       text,
    pages         jsonb not null default '{}',
    version       bigint not null default 0,
    primary key (org_id, publisher_id)
);
comment on table directory.publisher is '[organisation] Another publisher whose Open Referral UK feed is read again and again, for which team, and how that went.';
comment on column directory.publisher.endpoint is 'The name of the address in the settings. The address itself is never kept, so that no form can make OneDoor call one.';
comment on column directory.publisher.failures is 'How often in a row it could not be read; 0 once it was.';
comment on column directory.publisher.pages is 'What the other side said of each page when all were read last (ETag, Last-Modified), to ask only for what is newer.';
comment on column directory.publisher.version is 'Another figure whenever what waits for a decision was changed, so that nobody decides on what they did not see.';
create unique index publisher_endpoint on directory.publisher (org_id, endpoint);

create table directory.publisher_read (
    org_id        uuid not null,
    publisher_id  uuid not null,
    read_id       uuid not null,
    at            timestamptz not null,
    outcome       text not null check (outcome in ('read', 'unchanged', 'failed')),
    services      int not null default 0,
    proposed      int not null default 0,
    refused       int not null default 0,
    ours          int not null default 0,
    words         text,
    refusals      jsonb not null default '[]',
    primary key (org_id, publisher_id, read_id)
);
comment on table directory.publisher_read is '[organisation ledger] Each time a publisher was read: what came, which services were refused and why, or why it failed.';
comment on column directory.publisher_read.proposed is 'How many services would change here, counting those that waited already.';

alter table directory.listing add column publisher_id uuid;
comment on column directory.listing.publisher_id is 'Whose feed it came in by; none where it came in a file.';
alter table directory.listing add column gone_at timestamptz;
comment on column directory.listing.gone_at is 'When somebody approved that its publisher names it no longer: it is kept, and shown no more.';
create index listing_publisher on directory.listing (org_id, publisher_id);

create table directory.listing_change (
    org_id        uuid not null,
    publisher_id  uuid not null,
    change_id     uuid not null,
    listing_id    uuid not null,
    kind          text not null check (kind in ('new', 'changed', 'gone')),
    name          text not null,
    document      jsonb,
    sha256        text not null,
    reaches       boolean not null,
    state         text not null check (state in ('open', 'approved', 'refused', 'overtaken')),
    found_at      timestamptz not null,
    decided_at    timestamptz,
    decided_by    uuid,
    decided_role  text,
    why           text,
    primary key (org_id, publisher_id, change_id),
    constraint listing_change_document check ((kind = 'gone') = (document is null)),
    constraint listing_change_decided check ((state in ('approved', 'refused')) = (decided_by is not null)),
    constraint listing_change_over check ((state = 'open') = (decided_at is null))
);
comment on table directory.listing_change is '[organisation] What a publisher''s feed says otherwise than what is held here. Nothing is changed before somebody approves it.';
comment on column directory.listing_change.sha256 is 'Of the document as it came; of a service that is gone, of the one that is held.';
comment on column directory.listing_change.reaches is 'Whether it changes how people reach the service: then it is looked at by itself and not with many.';
create unique index listing_change_open on directory.listing_change (org_id, publisher_id, listing_id) where state = 'open';
create index listing_change_shown on directory.listing_change (org_id, publisher_id, state, kind, name);
create index listing_change_decided on directory.listing_change (org_id, publisher_id, listing_id, decided_at) where state = 'refused';
