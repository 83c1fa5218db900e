create table directory.listing (
    org_id      uuid not null,
    listing_id  uuid not null,
    name        text not null,
    document    jsonb not null,
    sha256      text not null,
    imported_at timestamptz not null,
    primary key (org_id, listing_id)
);
comment on table directory.listing is '[organisation] A service as another publisher describes it in Open Referral UK, kept whole so that nothing is lost. The organisation is the one that took it in.';
create index listing_id on directory.listing (listing_id);
