-- What is new since somebody last looked: one row for each account and page, never read by anybody else.
create table work.last_look (
    account_id  uuid        not null,
    item        text        not null,
    looked_at   timestamptz not null,
    visit_before timestamptz,
    primary key (account_id, item)
);
comment on table work.last_look is '[local] When an account last looked at a page, and when on the visit before this one.';
