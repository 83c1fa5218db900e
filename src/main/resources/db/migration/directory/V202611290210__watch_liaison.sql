create table directory.hospital (
    org_id      uuid not null,
    hospital_id uuid not null,
    code        text not null,
    name        text not null,
    known_as    text not null,
    trust_id    uuid not null,
    service_id  uuid,
    source      text not null,
    version     bigint not null default 0,
    primary key (org_id, hospital_id)
);
comment on table directory.hospital is '[organisation] The acute hospitals, and the mental health liaison service of each where it has one.';

create table directory.liaison_hours (
    org_id      uuid not null,
    hospital_id uuid not null,
    from_on     date not null,
    hours       text not null,
    source      text not null,
    noted_by    text not null,
    noted_at    timestamptz not null,
    primary key (org_id, hospital_id, from_on)
);
comment on table directory.liaison_hours is '[organisation] The hours that liaison had in a hospital from a day on, before they were changed in its entry here.';
comment on column directory.liaison_hours.hours is 'As the directory writes hours; none for no liaison.';

create table directory.fidelity_item (
    code   text primary key,
    rank   int not null,
    label  text not null,
    source text not null
);
comment on table directory.fidelity_item is '[reference] What liaison true to the model has.';

create table directory.fidelity_answer (
    org_id      uuid not null,
    hospital_id uuid not null,
    item        text not null,
    on_day      date not null,
    answer      text not null check (answer in ('yes', 'partly', 'no')),
    note        text not null,
    noted_by    text not null,
    noted_at    timestamptz not null,
    primary key (org_id, hospital_id, item, on_day)
);
comment on table directory.fidelity_answer is '[organisation] Whether a hospital has it, and what shows that. The newest counts.';
comment on column directory.fidelity_answer.noted_by is 'A role, never a name.';
