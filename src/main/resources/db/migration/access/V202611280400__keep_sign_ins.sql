alter table access.account add column ended_at timestamptz;
alter table access.account add column ended_by uuid;
alter table access.account add column sessions_from timestamptz;
comment on column access.account.ended_at is 'When an administrator ended it. No claim of an identity provider begins it again.';
comment on column access.account.sessions_from is 'Machine time: sessions begun before it are over.';

create table access.identity (
    account_id uuid primary key,
    issuer     text not null,
    subject    text not null,
    role_code  text not null,
    org_code   text not null,
    seen_at    timestamptz not null,
    gone_at    timestamptz
);
comment on table access.identity is '[local] Which claim of an identity provider an account stands for, when it was last made, and when it was first missing.';
create index identity_subject on access.identity (issuer, subject);

create table access.sign_in (
    sign_in_id uuid primary key,
    at         timestamptz not null,
    account_id uuid,
    method     text not null check (method in ('password', 'provider', 'link', 'proof', 'out')),
    outcome    text not null
);
comment on table access.sign_in is '[local ledger] Each time somebody signed in, tried to, proved again who they are, or left. Machine time.';
create index sign_in_account on access.sign_in (account_id, at);

create table access.second_factor (
    account_id uuid primary key,
    sealed     bytea not null,
    last_step  bigint not null,
    made_at    timestamptz not null
);
comment on table access.second_factor is '[local] The secret of an account''s code app, sealed with a key that is not in the database, and the last step used: no code twice.';

create table access.recovery_code (
    account_id uuid not null,
    code_hash  text not null,
    used_at    timestamptz,
    primary key (account_id, code_hash)
);
comment on table access.recovery_code is '[local deletable] What signs somebody in, once each, when the phone with the code app is lost.';

create table access.invitation (
    secret_hash text primary key,
    account_id  uuid,
    sealed      bytea not null,
    made_at     timestamptz not null,
    made_by     uuid,
    expires_at  timestamptz not null,
    used_at     timestamptz
);
comment on table access.invitation is '[local] A link by which somebody sets a password and a code app, once; without an account it is the first administrator''s. What it holds is sealed with the link itself.';
create index invitation_account on access.invitation (account_id);

create table access.attempt (
    kind     text not null,
    key_hash text not null,
    began_at timestamptz not null,
    tries    int not null,
    primary key (kind, key_hash)
);
comment on table access.attempt is '[local deletable] How often somebody or some address tried in the stretch that began then: kept, so that a restart forgives nobody.';
