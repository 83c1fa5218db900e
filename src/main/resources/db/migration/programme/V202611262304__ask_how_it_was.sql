create table programme.experience (
    org_id     uuid not null,
    answer_id  uuid not null,
    audience   text not null check (audience in ('person', 'carer', 'staff', 'partner')),
    service_id uuid,
    voluntary  boolean not null,
    place      text not null,
    month      date not null check (extract(day from month) = 1),
    ratings    jsonb not null,
    words      text not null,
    primary key (org_id, answer_id),
    check ((audience = 'partner') = (service_id is null))
);
comment on table programme.experience is '[organisation ledger] What somebody said of a service after a contact with it, or of a partner. It names nobody: no column says who answered, by which link, or on which day, and its id is drawn by chance.';
create index experience_month on programme.experience (month);
