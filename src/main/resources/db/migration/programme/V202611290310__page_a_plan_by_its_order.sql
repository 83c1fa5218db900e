-- A page of a plan is found in this index alone, and only its fifty rows are read.
create index action_page on programme.action (org_id, plan_id, ordinal, action_id) include (section) where state <> 'removed';
drop index programme.action_order;
