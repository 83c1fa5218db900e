create table directory.resource (
    org_id             uuid not null,
    resource_id        uuid not null,
    code               text not null,
    kind               text not null check (kind in ('safety', 'tool', 'app', 'condition', 'guide')),
    title              text not null,
    words              text not null,
    needs              text[] not null,
    audience           text not null,
    age_from           int check (age_from between 0 and 120),
    age_to             int check (age_to between 0 and 120),
    evidence           text not null check (evidence in ('guideline', 'studies', 'practice', 'none-known')),
    evidence_note      text not null,
    owner              text not null,
    link               text check (link like 'https://%'),
    review_by          date,
    safety_reviewed_on date,
    source             text not null,
    state              text not null default 'proposed' check (state in ('proposed', 'listed', 'withdrawn')),
    link_checked_on    date,
    link_works         boolean,
    version            bigint not null default 0,
    primary key (org_id, resource_id),
    constraint resource_ages check (age_from is null or age_to is null or age_from <= age_to),
    constraint resource_link_shape check ((link_checked_on is null) = (link_works is null))
);
comment on table directory.resource is '[organisation] What people can do themselves: a tool, an app, a page about a condition. Only what is listed and not past its review day is public.';
comment on column directory.resource.owner is 'The role that answers for it, never a person''s name.';

create table directory.resource_review (
    org_id      uuid not null,
    resource_id uuid not null,
    account_id  uuid not null,
    at          timestamptz not null,
    rating      int not null check (rating between 1 and 5),
    words       text not null,
    primary key (org_id, resource_id, account_id)
);
comment on table directory.resource_review is '[organisation ledger] What somebody with lived experience thought of a resource, before it is listed. One each.';
