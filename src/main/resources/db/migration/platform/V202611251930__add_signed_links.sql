create table platform.signing_key (
    key_id  text primary key,
    key     bytea not null,
    made_at timestamptz not null
);
comment on table platform.signing_key is '[local] The secret that signs links, made once for each installation.';

create table platform.signed_link (
    link_id    uuid primary key,
    purpose    text not null,
    kind       text not null check (kind in ('person', 'incident', 'organisation')),
    subject_id uuid not null,
    scope_id   uuid not null,
    target     text not null,
    for_org    uuid not null,
    made_by    uuid not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    revoked_at timestamptz
);
comment on table platform.signed_link is '[local] Links that open one page for one purpose without an account: until they are used, revoked or too old. Machine time.';
create index signed_link_scope on platform.signed_link (subject_id, scope_id);
