create table record.document (
    person_id    uuid not null,
    document_id  uuid not null,
    scope_id     uuid not null,
    name         text not null,
    type         text not null,
    size         integer not null check (size > 0),
    digest       text not null,
    content      bytea not null,
    added_at     timestamptz not null,
    added_by     uuid not null,
    added_for    uuid not null,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    primary key (person_id, document_id),
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table record.document is '[person] The letters and other documents that go with a referral; one that did not belong there is withdrawn and kept.';
alter table record.document alter column content set storage external;
create index document_scope on record.document (person_id, scope_id);
