create table people.ways_to_reach (
    person_id uuid primary key,
    ways      text[] not null check (ways <@ array['call', 'voicemail', 'text', 'email', 'letter']),
    said_at   timestamptz not null
);
comment on table people.ways_to_reach is '[person] In which ways it is safe to reach somebody, as they last said; none at all means that nobody may.';
