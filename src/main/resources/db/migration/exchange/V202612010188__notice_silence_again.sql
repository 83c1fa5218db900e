alter table exchange.dialogue add column silent_at timestamptz;
comment on column exchange.dialogue.silent_at is
    'Since when the partner''s silence is known to somebody here; none once something is heard. It is noticed again at due_at.';
comment on column exchange.dialogue.due_at is 'When the partner''s silence is noticed, or noticed again; none when nothing is expected.';
update exchange.dialogue set silent_at = now(), due_at = now() + interval '28 days'
 where asked and silences > 0 and due_at is null and ended_at is null;

-- what an answer may name: the referral as the partner calls it, and any message of ours
create index dialogue_theirs on exchange.dialogue (partner, their_reference) where their_reference is not null;
create index outbound_message on exchange.outbound (message_id);

alter table platform.import_run add column seen_at timestamptz;
comment on column platform.import_run.seen_at is
    'When a row of it was last read. A run that is not finished and has read none for minutes was cut off.';
