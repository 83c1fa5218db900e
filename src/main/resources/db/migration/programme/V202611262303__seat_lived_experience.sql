create table programme.group_member (
    org_id     uuid not null,
    seat_id    uuid not null,
    account_id uuid not null,
    given_at   timestamptz not null,
    given_by   uuid not null,
    primary key (org_id, seat_id)
);
comment on table programme.group_member is '[organisation] Which account fills a seat of lived experience or of a carer. What its holder may see follows from it, and ends with the seat.';
create index group_member_account on programme.group_member (account_id);

create table programme.member_note (
    org_id     uuid not null,
    note_id    uuid not null,
    entry_id   uuid not null,
    seat_id    uuid not null,
    account_id uuid not null,
    kind       text not null check (kind in ('availability', 'expense')),
    coming     text check (coming in ('yes', 'part', 'no', 'unsure')),
    words      text not null,
    pence      int check (pence between 1 and 100000),
    state      text not null check (state in ('said', 'paid', 'not-paid')),
    answer     text,
    said_at    timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    version    bigint not null default 0,
    primary key (org_id, note_id),
    check ((kind = 'expense') = (pence is not null)),
    check ((kind = 'availability') = (coming is not null)),
    check ((state = 'not-paid') <= (answer is not null))
);
comment on table programme.member_note is '[organisation] What a member with lived experience says of one meeting: whether they can come and what would help, and what coming cost them. Only they and whoever keeps the group see it.';
create index member_note_meeting on programme.member_note (org_id, entry_id);
