-- One row for each ten seconds in which anything was looked at or done: what the audit rows of that batch were, and a
-- signature under all of it and all before it. The key is never here.
create table platform.audit_seal (
    seal_no   bigint primary key,
    encoding  int not null,
    since     xid8 not null,
    until     xid8 not null,
    rows      int not null check (rows > 0),
    first_at  timestamptz not null,
    last_at   timestamptz not null,
    sealed_at timestamptz not null,
    key_id    text not null,
    root      bytea not null,
    previous  bytea not null,
    head      bytea not null,
    signature bytea not null,
    leaves    bytea not null
);
comment on table platform.audit_seal is '[local ledger] Sealed audit: each batch of rows under a signed head that holds the former. Sealed at: machine time.';
comment on column platform.audit_seal.leaves is 'For each row of the batch its id (16 bytes) and the SHA-256 of its other columns (32), in the order sealed: so that a row that is gone can be named.';
alter table platform.audit_seal alter column leaves set storage external;
