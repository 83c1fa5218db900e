-- A page of what other publishers sent is read in its order, and not all of it to be sorted.
create index listing_shown on directory.listing (name, listing_id) where gone_at is null;
