-- Messages leave by a gateway: when they went and to where, and when they are tried again.
alter table work.message
    drop constraint message_channel_check,
    drop constraint message_state_check,
    alter column channel drop not null,
    add column sent_to text,
    add column sent_at timestamptz,
    add column receipt text,
    add column tries int not null default 0,
    add column try_at timestamptz;
update work.message set channel = null;
update work.message set try_at = written_at where state = 'waiting';
alter table work.message
    add constraint message_channel check (channel in ('text', 'letter', 'email')),
    add constraint message_state check (state in ('waiting', 'sent', 'not-sent')),
    add constraint message_sent check ((state = 'sent') = (sent_at is not null and channel is not null));
create index message_waiting on work.message (try_at) where state = 'waiting';
create index message_old on work.message (written_at) where state = 'waiting';
