create index contact_at on record.contact (at);
create index contact_corrects on record.contact (person_id, corrects) where corrects is not null;
