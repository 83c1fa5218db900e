create table directory.search (
    search_id uuid not null primary key,
    day       date not null,
    role      text not null,
    questions int not null check (questions between 0 and 3),
    found     int not null check (found >= 0),
    needs     text[] not null,
    words     text,
    constraint search_of_the_public_keeps_no_words check (role <> 'public' or words is null)
);
comment on table directory.search is '[local ledger] That somebody looked for help in the directory, and how many services were found. It names nobody: no account, address, age or place, and the words only where staff found nothing.';
comment on column directory.search.role is 'public, or the role of the member of staff.';
comment on column directory.search.questions is 'How many questions were answered before there was an answer.';
create index search_day on directory.search (day);
