create table frontdoor.advice_reference (
    reference text primary key,
    person_id uuid not null,
    advice_id uuid not null
);
comment on table frontdoor.advice_reference is '[claim] Human references of questions for advice, such as AG-7K3M-92QF, to the question they name.';

create table frontdoor.advice (
    person_id      uuid not null,
    advice_id      uuid not null,
    reference      text not null,
    version        bigint not null default 0,
    state          text not null check (state in ('ASKED', 'MORE_ASKED', 'ANSWERED', 'CLOSED', 'REFERRED')),
    urgency        text not null check (urgency in ('today', 'routine')),
    consent        text not null check (consent in ('given', 'not-asked', 'refused', 'lacks-capacity')),
    asker_org      uuid not null,
    asker_team     uuid,
    asker_account  uuid not null,
    service_id     uuid not null,
    service_org    uuid not null,
    service_team   uuid not null,
    asked_at       timestamptz not null,
    answered_at    timestamptz,
    advises        text check (advises in ('manage', 'refer')),
    ended_at       timestamptz,
    outcome        text,
    referral_id    uuid,
    referral       text,
    primary key (person_id, advice_id),
    constraint advice_ended_shape check ((state in ('CLOSED', 'REFERRED')) = (ended_at is not null)
        and (state <> 'CLOSED' or outcome is not null)),
    constraint advice_referred_shape check ((state = 'REFERRED') = (referral_id is not null)
        and (referral_id is null) = (referral is null))
);
comment on table frontdoor.advice is '[person] A question to a service about somebody, and whose turn it is.';
create index advice_referral on frontdoor.advice (person_id, referral_id) where referral_id is not null;

create table frontdoor.advice_message (
    person_id   uuid not null,
    message_id  uuid not null,
    advice_id   uuid not null,
    kind        text not null check (kind in ('question', 'more-asked', 'more-given', 'answer', 'follow-up', 'passed-on', 'closing')),
    words       text not null,
    at          timestamptz not null,
    account_id  uuid not null,
    org_id      uuid not null,
    primary key (person_id, message_id)
);
comment on table frontdoor.advice_message is '[person] What was written in a thread of advice, by whom and when.';
create index advice_message_thread on frontdoor.advice_message (person_id, advice_id, message_id);

create table frontdoor.advice_list (
    org_id     uuid not null,
    advice_id  uuid not null,
    side       text not null check (side in ('asker', 'service')),
    team_id    uuid,
    person_id  uuid not null,
    state      text not null,
    turn       boolean not null,
    open       boolean not null,
    asked_at   timestamptz not null,
    due_at     timestamptz,
    changed_at timestamptz not null,
    primary key (org_id, advice_id, side)
);
comment on table frontdoor.advice_list is '[organisation deletable] Whose question it is and whose turn: ids, times and codes, no names and no text.';
create index advice_list_order on frontdoor.advice_list (org_id, side, open, due_at, asked_at, advice_id);
create index advice_list_person on frontdoor.advice_list (person_id);
