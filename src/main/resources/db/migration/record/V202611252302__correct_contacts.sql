-- A contact that was recorded wrongly stays; the one that puts it right names it.
alter table record.contact add column corrects uuid;
