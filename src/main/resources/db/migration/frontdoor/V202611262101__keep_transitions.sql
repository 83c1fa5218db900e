create table frontdoor.transition (
    person_id         uuid not null,
    referral_id       uuid not null,
    birth_date        date,
    begun             boolean not null default false,
    ended_on          date,
    receiving_service uuid,
    joint_on          date,
    ask_at            timestamptz,
    primary key (person_id)
);
comment on table frontdoor.transition is '[person deletable] A young person''s move from children''s to adult services, worked out from what happened to them: a cache that rebuild makes again.';
create index transition_ask on frontdoor.transition (ask_at) where ask_at is not null;
create index transition_birth on frontdoor.transition (birth_date);

create table frontdoor.transition_item (
    person_id   uuid not null,
    item        text not null,
    kind        text not null,
    who         text not null check (who in ('sending', 'receiving')),
    asked_on    date not null,
    due_on      date not null,
    done_on     date,
    dropped     boolean not null,
    primary key (person_id, item)
);
comment on table frontdoor.transition_item is '[person deletable] What the protocol asks for one young person, by when, and when it was done; worked out again with the move it belongs to.';
create index transition_item_due on frontdoor.transition_item (due_on);

-- Those whom a service has already: the sweep works each out, and drops those who do not move from a children's service.
insert into frontdoor.transition (person_id, referral_id, ask_at)
select distinct on (person_id) person_id, referral_id, now() from frontdoor.offer where answer = 'accepted';
