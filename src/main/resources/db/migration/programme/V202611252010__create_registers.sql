create table programme.entry_code (
    register text not null,
    code     text not null,
    org_id   uuid not null,
    entry_id uuid not null,
    primary key (register, code)
);
comment on table programme.entry_code is '[claim] The words in an entry''s address, to the entry of the register they name.';

create table programme.entry (
    org_id    uuid not null,
    entry_id  uuid not null,
    register  text not null,
    code      text not null,
    title     text not null,
    status    text not null,
    review_on date,
    fields    jsonb not null,
    version   bigint not null default 0,
    made_at   timestamptz not null,
    heard_at  timestamptz not null,
    primary key (org_id, entry_id)
);
comment on table programme.entry is '[organisation] One entry of any register (a group, a meeting, a recommendation, a risk, a policy and so on), in the compartment of the organisation that owns it. Its fields are those registers.yaml gives its register, each a list of texts.';
create index entry_register on programme.entry (register, status, title);

create table programme.entry_history (
    org_id     uuid not null,
    entry_id   uuid not null,
    history_id uuid not null,
    what       text not null,
    reason     text not null,
    content    jsonb not null,
    at         timestamptz not null,
    by         uuid not null,
    for_org    uuid not null,
    primary key (org_id, entry_id, history_id)
);
comment on table programme.entry_history is '[organisation ledger] Everything that was done to an entry, with the reason and what it changed: field to what it was and what it is.';

create table programme.entry_link (
    org_id   uuid not null,
    entry_id uuid not null,
    kind     text not null,
    target   text not null,
    made_at  timestamptz not null,
    made_by  uuid not null,
    primary key (org_id, entry_id, kind, target)
);
comment on table programme.entry_link is '[organisation deletable] What an entry is linked to: an action of a plan (kind action, target plan/number) or an entry of a register (kind its register, target its code).';
create index entry_link_target on programme.entry_link (kind, target);

create table programme.group_seat (
    org_id     uuid not null,
    entry_id   uuid not null,
    seat_id    uuid not null,
    seat       text not null check (seat in ('chair', 'statutory', 'provider', 'voluntary', 'lived-experience', 'carer', 'clinical', 'support', 'invited')),
    member_org uuid,
    position   text not null,
    seat_from  date not null,
    seat_until date,
    primary key (org_id, seat_id)
);
comment on table programme.group_seat is '[organisation] Seats of a group: which organisation fills each and in what position, never a person''s name. A lived-experience or carer seat needs no organisation.';
create index group_seat_group on programme.group_seat (org_id, entry_id);
create index group_seat_member on programme.group_seat (member_org);
