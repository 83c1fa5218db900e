alter table directory.service
    add column specialist_for text[] not null default '{}' check (specialist_for <@ '{dementia,frailty}'::text[]),
    add column frailty_from integer check (frailty_from between 1 and 9),
    add constraint service_score_is_of_frailty check (frailty_from is null or 'frailty' = any (specialist_for));
comment on column directory.service.specialist_for is 'What a specialist team is for: it comes first for people of whom that is recorded.';
comment on column directory.service.frailty_from is 'The lowest score on the Clinical Frailty Scale with which it takes people; none where it sees them whatever the score.';
