create table organisation.partner_contact (
    org_id     uuid not null,
    contact_id uuid not null,
    name       text not null,
    part       text not null,
    email      text,
    phone      text,
    since      timestamptz not null,
    until      timestamptz,
    primary key (org_id, contact_id)
);
comment on table organisation.partner_contact is '[organisation] Whom to speak to at a partner, and about what. Ended, never deleted.';
