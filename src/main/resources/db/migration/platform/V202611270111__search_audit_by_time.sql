-- Rows are written in the order of their time, or nearly: a small index of ranges finds a day of them.
create index audit_at on platform.audit using brin (at);
