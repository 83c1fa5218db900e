create table platform.kept_page (
    key_hash     text primary key,
    browser_hash text not null,
    nobodys      boolean not null,
    sealed       bytea not null,
    kept_at      timestamptz not null,
    expires_at   timestamptz not null
);
comment on table platform.kept_page is '[local deletable] Personal data: the page that shows a refused form again with what was typed, sealed with a key that only the browser that sent it holds; gone after half an hour, after a quarter of one where nobody is signed in. Machine time.';
create index kept_page_browser on platform.kept_page (browser_hash, kept_at);
create index kept_page_expiry on platform.kept_page (expires_at);
