create table directory.session_slot (
    org_id     uuid not null,
    session_id uuid not null,
    slot_id    uuid not null,
    primary key (org_id, session_id, slot_id)
);
comment on table directory.session_slot is '[organisation deletable] The times of a session that can be booked, as slots of the service whose conversations they are.';
comment on table directory.slot is '[organisation deletable] A time somebody can be seen. One slot, at most one referral. One that nobody has may be taken back.';
