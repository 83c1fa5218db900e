create table frontdoor.choice (
    person_id   uuid not null,
    choice_id   uuid not null,
    referral_id uuid not null,
    occasion    text not null check (occasion in ('referral', 'review')),
    answer      text not null check (answer in ('chose', 'none', 'later', 'could-not')),
    few         text,
    format      text,
    at          timestamptz not null,
    service_id  uuid,
    account_id  uuid not null,
    primary key (person_id, choice_id)
);
comment on table frontdoor.choice is '[person] Somebody was offered options, at referral or at a review of their care plan, and answered; the service is the one that had them then.';
create index choice_referral on frontdoor.choice (person_id, referral_id, at);
create index choice_at on frontdoor.choice (at);

create table frontdoor.choice_option (
    person_id  uuid not null,
    choice_id  uuid not null,
    position   int not null,
    service_id uuid,
    name       text not null,
    wait_days  int,
    wait       text not null,
    kilometres int,
    distance   text not null,
    formats    text[] not null,
    chosen     boolean not null,
    primary key (person_id, choice_id, position)
);
comment on table frontdoor.choice_option is '[person] One option of a choice, as it stood when it was offered: how long it takes, how far it is, how people are met.';
