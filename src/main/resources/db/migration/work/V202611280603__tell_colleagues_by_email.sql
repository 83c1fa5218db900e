create table work.email_wish (
    org_id     uuid not null,
    account_id uuid not null,
    address    text not null,
    much       text not null check (much in ('each', 'asking')),
    since      timestamptz not null,
    primary key (org_id, account_id)
);
comment on table work.email_wish is '[organisation deletable] Which account wants its team''s news by email as well, and where to.';

create table work.email_news (
    org_id          uuid not null,
    account_id      uuid not null,
    notification_id uuid not null,
    state           text not null check (state in ('waiting', 'sent', 'not-sent')),
    tries           int not null default 0,
    try_at          timestamptz,
    sent_to         text,
    sent_at         timestamptz,
    why             text,
    primary key (org_id, account_id, notification_id)
);
comment on table work.email_news is '[organisation] Which notification went to which account by email, and when, or why not.';
create index email_news_due on work.email_news (try_at) where state = 'waiting';
