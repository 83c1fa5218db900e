create schema exchange;

create table exchange.inbound (
    message_id     uuid primary key,
    client_id      text not null,
    request_id     text,
    correlation_id text,
    received_at    timestamptz not null,
    content_type   text,
    body           bytea not null,
    status         int,
    reference      text,
    problem        text
);
comment on table exchange.inbound is '[local] Every message that came in, exactly as it came, and what it was answered.';
create index inbound_received on exchange.inbound (received_at);
create index inbound_reference on exchange.inbound (reference);

create table exchange.conversation (
    client_id    text not null,
    external_id  text not null,
    reference    text not null,
    last_updated timestamptz,
    primary key (client_id, external_id)
);
comment on table exchange.conversation is '[claim] A partner''s own case number to the referral it became.';
