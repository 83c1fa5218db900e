-- Which transaction wrote a row: rows of all transactions before the oldest one still running are complete, so each can be
-- copied exactly once, and none is passed over because it was committed late.
alter table platform.audit add column written_in xid8 not null default pg_current_xact_id();
comment on column platform.audit.written_in is 'The transaction that wrote the row: how far the copy into each person''s own log has come.';
create index audit_written_in on platform.audit (written_in);
drop index platform.audit_written;

alter table platform.audit_cursor add column written_in xid8 not null default '0';
alter table platform.audit_cursor drop column at;
