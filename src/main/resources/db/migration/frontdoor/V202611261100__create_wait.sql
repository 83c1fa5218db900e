create table frontdoor.wait (
    person_id         uuid not null,
    referral_id       uuid not null,
    received_at       timestamptz not null,
    priority          text not null,
    service_id        uuid,
    accepted_at       timestamptz,
    seen_at           timestamptz,
    ended_at          timestamptz,
    heard_at          timestamptz,
    outcome           text,
    check_in_due      timestamptz,
    harm              text,
    harm_reviewed_at  timestamptz,
    harm_review_due   timestamptz,
    answer_by         timestamptz,
    answer            text,
    answered_at       timestamptz,
    raised            text[] not null default '{}',
    ask_at            timestamptz,
    primary key (person_id, referral_id)
);
comment on table frontdoor.wait is '[person] Each referral as somebody''s wait, worked out from its events: a cache that rebuild makes again.';
create index wait_ask on frontdoor.wait (ask_at) where ask_at is not null;
create index wait_history on frontdoor.wait (service_id, priority, seen_at) where seen_at is not null;

-- Those who wait already: the sweep works each out from its events. Of those seen, ./onedoor rebuild makes the history.
insert into frontdoor.wait (person_id, referral_id, received_at, priority, ended_at, ask_at)
select person_id, referral_id, received_at, priority, case when outcome is not null then submitted_at end,
       case when outcome is null then now() end
  from frontdoor.referral;
