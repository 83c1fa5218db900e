alter table access.client add column jwks text;
alter table access.client add column made_at timestamptz;
alter table access.client add column ended_at timestamptz;
comment on column access.client.jwks is 'Its public keys (a JSON Web Key Set), where it signs instead of sending a secret.';
comment on column access.client.ended_at is 'When an administrator ended it: for good.';

create table access.client_assertion (
    client_id  text not null,
    jti        text not null,
    expires_at timestamptz not null,
    primary key (client_id, jti)
);
comment on table access.client_assertion is '[claim deletable] Each signed assertion of a client once, until it would be too old in any case.';
create index client_assertion_expires on access.client_assertion (expires_at);
