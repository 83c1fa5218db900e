create table people.access_needs (
    person_id   uuid primary key,
    preferred   text check (preferred in ('call', 'voicemail', 'text', 'email', 'letter')),
    formats     text[] not null check (formats <@ array['large-print', 'easy-read', 'braille', 'audio']),
    adjustments text[] not null check (adjustments <@ array[
        'interpreter', 'sign-language', 'hearing-loop', 'step-free', 'quiet-room', 'more-time', 'companion', 'at-home']),
    offline     text[] not null check (offline <@ array['equipment', 'connectivity', 'skills', 'cost', 'confidence']),
    words       text check (length(words) <= 2000),
    said_at     timestamptz not null
);
comment on table people.access_needs is '[person] What somebody needs so that they can be told things and be seen, as they last said.';
