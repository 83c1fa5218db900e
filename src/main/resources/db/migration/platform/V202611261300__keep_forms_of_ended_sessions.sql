create table platform.kept_form (
    key_hash   text primary key,
    account_id uuid not null,
    sealed     bytea not null,
    kept_at    timestamptz not null,
    expires_at timestamptz not null
);
comment on table platform.kept_form is '[local deletable] Personal data: what an account typed and sent after its session was over, sealed with a key that only the address it was sent to holds; gone after half an hour, or once shown. Machine time.';
create index kept_form_account on platform.kept_form (account_id, kept_at);
create index kept_form_expiry on platform.kept_form (expires_at);
