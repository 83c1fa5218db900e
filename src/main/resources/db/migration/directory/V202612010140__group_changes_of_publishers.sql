-- What a changed entry says otherwise, so that changes of one sort are looked at together. What waits from before is looked
-- at one by one, and so is each entry that is no longer named.
alter table directory.listing_change add about text;
update directory.listing_change set reaches = true where state = 'open' and kind in ('changed', 'gone');
alter table directory.listing_change
    add constraint listing_change_about check (about is null or length(about) between 1 and 300);
create index listing_change_group on directory.listing_change (org_id, publisher_id, about)
    where state = 'open' and about is not null;
