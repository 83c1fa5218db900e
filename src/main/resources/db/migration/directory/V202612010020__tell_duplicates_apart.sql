create table directory.alike (
    org_id      uuid not null,
    first_id    uuid not null,
    second_org  uuid not null,
    second_id   uuid not null,
    weight      int not null,
    alone       boolean not null,
    first_sha   text not null,
    second_sha  text not null,
    found_at    timestamptz not null,
    primary key (org_id, first_id, second_org, second_id)
);
comment on table directory.alike is '[organisation deletable] Two entries of the directory that may be of one service, as they were found last: made anew from what is said whenever something is said otherwise.';
comment on column directory.alike.org_id is 'Of the first of the two; which is first is decided by the keys.';
comment on column directory.alike.alone is 'Whether a telephone number that both have is no other entry''s of the two sources.';
comment on column directory.alike.first_sha is 'Of what was said when they were found.';

create table directory.alike_decision (
    org_id       uuid not null,
    first_id     uuid not null,
    second_org   uuid not null,
    second_id    uuid not null,
    number       int not null check (number >= 1),
    decision     text not null check (decision in ('same', 'different', 'undone')),
    first_leads  boolean,
    why          text,
    first_sha    text not null,
    second_sha   text not null,
    decided_at   timestamptz not null,
    decided_by   uuid not null,
    decided_role text not null,
    primary key (org_id, first_id, second_org, second_id, number),
    constraint alike_decision_leads check ((decision = 'same') = (first_leads is not null))
);
comment on table directory.alike_decision is '[organisation ledger] What somebody decided of two entries: one service, of which one entry leads, or two; the last counts, and undone is as if nobody had.';
comment on column directory.alike_decision.number is 'Counted for each two entries, so that the last is told without a clock.';
comment on column directory.alike_decision.first_sha is 'Of what was said when it was decided: two that were different are asked about again when one says something else.';
