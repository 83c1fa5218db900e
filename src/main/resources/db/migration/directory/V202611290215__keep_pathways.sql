create table directory.pathway (
    org_id     uuid not null,
    pathway_id uuid not null,
    code       text not null,
    edition    int not null check (edition > 0),
    title      text not null,
    needs      text[] not null,
    types      text[] not null,
    criteria   text[] not null,
    source     text not null,
    made_by    text not null,
    made_on    date not null,
    primary key (org_id, pathway_id),
    unique (org_id, code, edition)
);
comment on table directory.pathway is '[organisation] A version of a pathway across services: for whom, and which sorts of service deliver it. It counts once all its partners have agreed.';
comment on column directory.pathway.made_by is 'A role, never a name.';

create table directory.pathway_step (
    org_id     uuid not null,
    pathway_id uuid not null,
    step       int not null,
    title      text not null,
    who        text not null,
    evidence   text,
    review_by  date,
    primary key (org_id, pathway_id, step)
);
comment on table directory.pathway_step is '[organisation] A stage of a pathway, what it rests on, and until when that counts.';

create table directory.pathway_partner (
    org_id      uuid not null,
    pathway_id  uuid not null,
    partner_id  uuid not null,
    answer      text check (answer in ('agreed', 'not-agreed')),
    words       text,
    answered_on date,
    answered_by text,
    primary key (org_id, pathway_id, partner_id),
    constraint pathway_partner_answered check ((answer is null) = (answered_on is null))
);
comment on table directory.pathway_partner is '[organisation] Whose agreement a version of a pathway needs, and what they said.';
