create table exchange.dialogue (
    person_id       uuid not null,
    dialogue_id     uuid not null,
    referral_id     uuid not null,
    reference       text not null,
    partner         text not null,
    asked           boolean not null,
    service_id      uuid,
    request_id      text not null,
    correlation_id  text not null,
    their_reference text,
    opened_at       timestamptz not null,
    heard_at        timestamptz,
    said_at         timestamptz,
    due_at          timestamptz,
    silences        int not null default 0,
    ended_at        timestamptz,
    primary key (person_id, dialogue_id)
);
comment on table exchange.dialogue is
    '[person] One referral as it is worked on together with a partner''s machine: asked of the partner, or asked by it.';
comment on column exchange.dialogue.asked is 'Whether this installation asked the partner; else the partner asked it.';
comment on column exchange.dialogue.request_id is 'Bundle.id of the message that asked: answers name it.';
comment on column exchange.dialogue.said_at is 'When, by the partner''s clock, the latest answer that counted was said.';
comment on column exchange.dialogue.due_at is 'When the partner''s silence is noticed; none when nothing is expected, or it has been noticed.';
comment on column exchange.dialogue.silences is 'How often the partner was silent for longer than agreed.';
create index dialogue_referral on exchange.dialogue (person_id, referral_id);
create index dialogue_request on exchange.dialogue (partner, request_id);
create index dialogue_due on exchange.dialogue (due_at) where due_at is not null;

create table exchange.outbound (
    person_id   uuid not null,
    message_id  uuid not null,
    dialogue_id uuid not null,
    referral_id uuid not null,
    number      int not null,
    partner     text not null,
    kind        text not null,
    request_id  uuid not null,
    body        bytea not null,
    written_at  timestamptz not null,
    state       text not null default 'queued' check (state in ('queued', 'delivered', 'refused', 'not-reached')),
    rounds      int not null default 1,
    tries       int not null default 0,
    next_try_at timestamptz,
    tried_at    timestamptz,
    settled_at  timestamptz,
    status      int,
    answer      text,
    primary key (person_id, message_id)
);
comment on table exchange.outbound is
    '[person] Every message to a partner''s machine, exactly as it goes, and what became of it. message_id is its Bundle.id, request_id its X-Request-ID at every try.';
comment on column exchange.outbound.rounds is 'How often a person or the writing of it had it sent: each has as many tries.';
create index outbound_due on exchange.outbound (next_try_at) where state = 'queued';
create index outbound_dialogue on exchange.outbound (person_id, dialogue_id, number);
create index outbound_referral on exchange.outbound (person_id, referral_id);
