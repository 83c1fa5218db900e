create table programme.plan_tie (
    org_id      uuid not null,
    tie_id      uuid not null,
    from_code   text not null,
    from_number text not null,
    to_code     text not null,
    to_number   text not null,
    made_at     timestamptz not null,
    made_by     uuid not null,
    primary key (org_id, tie_id),
    unique (org_id, from_code, from_number, to_code, to_number)
);
comment on table programme.plan_tie is '[organisation deletable] An action of a plan, or a whole plan (no number), that goes with an action or the whole of another plan.';
create index plan_tie_to on programme.plan_tie (to_code, to_number);

create table programme.entry_figure (
    org_id      uuid not null,
    entry_id    uuid not null,
    figure_id   uuid not null,
    on_day      date not null,
    place       text not null,
    value       numeric(16, 4) not null,
    out_of      numeric(16, 4) check (out_of > 0),
    source      text not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (org_id, figure_id),
    foreign key (org_id, entry_id) references programme.entry
);
comment on table programme.entry_figure is '[organisation ledger] A figure somebody recorded of an entry: its day, its place, where it comes from. A later one of the same day and place stands in its stead.';
create index entry_figure_entry on programme.entry_figure (org_id, entry_id, on_day);
