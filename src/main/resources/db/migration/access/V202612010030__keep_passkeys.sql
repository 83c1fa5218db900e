create table access.passkey (
    passkey_id    uuid primary key,
    account_id    uuid not null,
    credential_id bytea not null unique,
    name          text not null,
    public_key    bytea not null,
    attestation   bytea not null,
    sign_count    bigint not null,
    verifies      boolean not null,
    backed_up     boolean not null,
    transports    text not null,
    made_at       timestamptz not null,
    used_at       timestamptz,
    copied_at     timestamptz
);
comment on table access.passkey is '[local deletable] The passkeys of an account (WebAuthn): the public half of each, by what name its owner knows it, and when it was last used. What it did stays in access.sign_in.';
comment on column access.passkey.sign_count is 'How often it had signed when it was last used, as it says itself; nought where it does not count.';
comment on column access.passkey.verifies is 'Whether it checked who held it (PIN, finger or face) when it was made.';
comment on column access.passkey.copied_at is 'When its count did not grow, so that there may be two of it. It counts for nothing from then on.';
create index passkey_account on access.passkey (account_id);

alter table access.sign_in drop constraint sign_in_method_check;
alter table access.sign_in add constraint sign_in_method_check
    check (method in ('password', 'provider', 'link', 'proof', 'out', 'passkey'));

comment on table access.second_factor is '[local deletable] The secret of an account''s code app, sealed with a key that is not in the database, and the last step used: no code twice. It goes where a passkey is set up in its place.';
