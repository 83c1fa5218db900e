alter table directory.lead_rule add column ends boolean not null default false;
comment on column directory.lead_rule.ends is 'From its first day the rule counts no longer; with a last day, until then. A temporary edition alone ends nothing: the former counts again.';
comment on column directory.lead_rule.resident is 'Any of: inside, outside, unknown, hertfordshire, district:E07000073, postcode:CM23. Empty where it does not matter.';
