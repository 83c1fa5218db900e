create index inbound_request on exchange.inbound (client_id, request_id);
alter table exchange.inbound add column beside text;
comment on column exchange.inbound.beside is
    'The referral of the message that was taken under the same number, when this one was not.';
