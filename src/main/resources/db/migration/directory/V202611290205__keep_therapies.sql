alter table directory.entry add column providers text[] not null default '{}';
alter table directory.entry add column therapies text[] not null default '{}';
comment on column directory.entry.providers is 'With whom the service is provided, by code or name, beside the organisation whose entry it is.';
comment on column directory.entry.therapies is 'Codes of the psychological therapies it offers.';

create table directory.therapy (
    org_id     uuid not null,
    therapy_id uuid not null,
    code       text not null,
    label      text not null,
    modality   text not null,
    needs      text[] not null,
    evidence   text,
    review_by  date,
    source     text not null,
    version    bigint not null default 0,
    primary key (org_id, therapy_id)
);
comment on table directory.therapy is '[organisation] The psychological therapies and interventions that national guidance names, with their evidence and when it is looked at again.';
