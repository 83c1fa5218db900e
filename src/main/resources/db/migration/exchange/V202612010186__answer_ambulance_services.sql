create table exchange.validation (
    incident_id    uuid primary key,
    client_id      text not null,
    request_id     text not null,
    correlation_id text not null,
    use_case       text not null
);
comment on table exchange.validation is
    '[incident] A 999 call that an ambulance service''s machine sent to be validated, and what its answers have to name.';
comment on column exchange.validation.request_id is 'Bundle.id of the first message about it.';

alter table exchange.dialogue add column incident_id uuid;
comment on column exchange.dialogue.incident_id is 'The 999 call that is answered; none where a referral is.';
