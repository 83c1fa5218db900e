create table directory.pledge (
    pledge_id uuid not null primary key,
    day       date not null,
    kind      text not null check (kind in ('person', 'organisation'))
);
comment on table directory.pledge is '[local ledger] That somebody pledged to talk about suicide and to listen. It names nobody.';

create table directory.training (
    org_id      uuid not null,
    training_id uuid not null,
    title       text not null,
    on_day      date not null,
    opens       time not null,
    place       text not null,
    booking     text not null,
    state       text not null check (state in ('listed', 'withdrawn')),
    primary key (org_id, training_id)
);
comment on table directory.training is '[organisation] When anybody can learn to talk about suicide, as the public sees it.';
