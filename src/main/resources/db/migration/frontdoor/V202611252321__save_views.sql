create table frontdoor.saved_view (
    account_id uuid not null,
    view_id    uuid not null,
    name       text not null,
    lane       text not null,
    states     text[] not null,
    priorities text[] not null,
    saved_at   timestamptz not null,
    primary key (account_id, view_id)
);
comment on table frontdoor.saved_view is '[local deletable] A list of referrals with its filters, as an account named it for itself.';
