-- A place is one of the organisation tree, by its code; and what was said of it can be taken away again.
alter table programme.coverage add column place_code text;
comment on column programme.coverage.place_code is 'Its organisation''s id, or its district''s code; none for a place that was typed before places were chosen.';
comment on table programme.coverage is '[organisation deletable] The places a plan or one of its actions covers: by where people are registered (alliances, integrated care boards) or where they live (councils).';

alter table programme.risk add column answers_for text;
comment on column programme.risk.answers_for is 'The position or organisation that answers for it, never a person''s name.';
