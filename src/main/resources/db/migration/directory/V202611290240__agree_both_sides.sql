alter table directory.service_change
    add column gives_by uuid,
    add column gives_role text,
    add column takes_by uuid,
    add column takes_role text;
comment on column directory.service_change.gives_by is 'The account that agreed for the provider that gives the service up. With one provider on both sides it stands on both.';
comment on column directory.service_change.takes_by is 'The account that agreed for the provider that takes over. It is agreed once both have.';
