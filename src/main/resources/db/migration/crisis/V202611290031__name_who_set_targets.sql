-- Whoever reads a target reads who set it.
alter table crisis.response_target add column set_by text;
