create table access.broken_glass (
    person_id   uuid not null,
    glass_id    uuid not null,
    reference   text not null,
    account_id  uuid not null,
    role        text not null,
    org_id      uuid not null,
    team_id     uuid,
    ground      text not null check (ground in ('agreed', 'law', 'danger')),
    reason      text not null,
    proven      boolean not null,
    begun_at    timestamptz not null,
    until       timestamptz not null,
    told        uuid[] not null,
    review_org  uuid not null,
    review_due  timestamptz not null,
    reviewed_at timestamptz,
    reviewed_by uuid,
    outcome     text check (outcome in ('justified', 'not-justified')),
    finding     text,
    primary key (person_id, glass_id)
);
comment on table access.broken_glass is '[person] Who opened an emergency extract without a relationship, on what ground, for how long, and what its review found.';
comment on column access.broken_glass.proven is 'Whether the account proved a second time who it was; without it the time is a quarter.';
create index broken_glass_reference on access.broken_glass (reference);
create index broken_glass_review on access.broken_glass (review_org, review_due) where reviewed_at is null;
create index broken_glass_told on access.broken_glass using gin (told);

create table access.look_query (
    person_id   uuid not null,
    query_id    uuid not null,
    reference   text not null,
    audit_id    uuid not null,
    words       text not null,
    taken_by    uuid not null,
    taken_org   uuid not null,
    taken_at    timestamptz not null,
    org_id      uuid not null,
    due_at      timestamptz not null,
    outcome     text check (outcome in ('explained', 'mistake', 'misuse')),
    answer      text,
    answered_at timestamptz,
    answered_by uuid,
    primary key (person_id, query_id)
);
comment on table access.look_query is '[person] "I do not recognise this": what a person asked about somebody who looked, who must answer by when, and the answer.';
create index look_query_reference on access.look_query (reference);
create index look_query_open on access.look_query (org_id, due_at) where answered_at is null;

create table access.withheld_look (
    person_id   uuid not null,
    audit_id    uuid not null,
    reason      text not null,
    review_on   date not null,
    withheld_by uuid not null,
    withheld_at timestamptz not null,
    shown_at    timestamptz,
    shown_by    uuid,
    primary key (person_id, audit_id)
);
comment on table access.withheld_look is '[person] An entry that is left out of the person''s own list of who looked, why, and when that is looked at again.';
