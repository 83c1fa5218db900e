create schema frontdoor;

create table frontdoor.reference (
    reference   text primary key,
    person_id   uuid not null,
    referral_id uuid not null
);
comment on table frontdoor.reference is '[claim] Human references, such as OD-7K3M-92QF, to the referral they name.';

create table frontdoor.referral (
    person_id          uuid not null,
    referral_id        uuid not null,
    reference          text not null,
    version            bigint not null default 0,
    state              text not null,
    door               text not null,
    priority           text not null check (priority in ('emergency', 'very-urgent', 'urgent', 'soon', 'routine')),
    requested_priority text not null,
    received_at        timestamptz not null,
    submitted_at       timestamptz not null,
    source_org         uuid not null,
    source_team        uuid,
    source_account     uuid not null,
    owner_org          uuid not null,
    owner_team         uuid not null,
    owner_account      uuid,
    requested_service  uuid,
    current_service    uuid,
    offered_org        uuid,
    offered_team       uuid,
    offer_expires_at   timestamptz,
    journey_id         uuid not null,
    parent_id          uuid,
    needs              text[] not null,
    reason             text not null,
    risk               text,
    consent            text not null check (consent in ('given', 'not-asked', 'refused', 'lacks-capacity')),
    identity_review    boolean not null default false,
    duplicate_of       uuid,
    outcome            text,
    told               text[] not null default '{}',
    primary key (person_id, referral_id),
    constraint referral_offer_shape check (
        (offered_team is null) = (offered_org is null) and (offered_team is null) = (offer_expires_at is null)),
    constraint referral_ends_with_outcome check (
        state not in ('CLOSED', 'CANCELLED') or (outcome is not null and cardinality(told) > 0))
);
comment on table frontdoor.referral is '[person] A need that came through a door, and who owns it now. The owner is never empty.';
create index referral_journey on frontdoor.referral (person_id, journey_id);

create table frontdoor.offer (
    person_id    uuid not null,
    offer_id     uuid not null,
    referral_id  uuid not null,
    service_id   uuid not null,
    org_id       uuid not null,
    team_id      uuid not null,
    made_at      timestamptz not null,
    expires_at   timestamptz not null,
    answered_at  timestamptz,
    answer       text check (answer in ('accepted', 'declined', 'expired', 'withdrawn')),
    reason       text,
    primary key (person_id, offer_id),
    constraint offer_answer_shape check ((answer is null) = (answered_at is null)
        and (answer is distinct from 'declined' or reason is not null))
);
comment on table frontdoor.offer is '[person] Each service that was asked, and what it said. A no has a coded reason.';
create unique index offer_one_open on frontdoor.offer (person_id, referral_id) where answer is null;

create table frontdoor.appointment (
    person_id      uuid not null,
    appointment_id uuid not null,
    referral_id    uuid not null,
    service_id     uuid not null,
    slot_id        uuid,
    starts_at      timestamptz not null,
    mode           text not null check (mode in ('face-to-face', 'video', 'telephone')),
    state          text not null check (state in ('booked', 'attended', 'did-not-attend', 'cancelled')),
    version        bigint not null default 0,
    primary key (person_id, appointment_id)
);
comment on table frontdoor.appointment is '[person] When and how somebody will be seen, and whether they were.';
create index appointment_referral on frontdoor.appointment (person_id, referral_id, starts_at);

create table frontdoor.worklist (
    org_id      uuid not null,
    referral_id uuid not null,
    lane        text not null check (lane in ('owner', 'offered', 'referrer')),
    team_id     uuid,
    person_id   uuid not null,
    reference   text not null,
    state       text not null,
    priority    text not null,
    rank        int not null,
    open        boolean not null,
    received_at timestamptz not null,
    due_at      timestamptz,
    changed_at  timestamptz not null,
    primary key (org_id, referral_id, lane)
);
comment on table frontdoor.worklist is '[organisation deletable] What each organisation has to see: ids, times and codes, no names and no text.';
create index worklist_order on frontdoor.worklist (org_id, lane, open, due_at, rank, received_at, referral_id);
create index worklist_changed on frontdoor.worklist (org_id, changed_at);
create index worklist_person on frontdoor.worklist (person_id);
create index offer_overdue on frontdoor.offer (expires_at) where answer is null;
