-- A view that somebody named for themselves may be of one place.
alter table frontdoor.saved_view add column place text not null default '';
comment on column frontdoor.saved_view.place is 'The code of the place as the addresses of lists have it; empty for everywhere.';
