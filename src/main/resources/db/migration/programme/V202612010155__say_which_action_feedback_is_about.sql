-- Two actions of a plan may have one number, and a number may go to another action with the next file: what the public
-- says is kept by the action. What came before is given the action its number names alone.
alter table programme.feedback add column action_id uuid;
comment on column programme.feedback.action_id is 'The action it is about; none where it is about the whole plan, or came before this was kept and its number names no single action.';
update programme.feedback f
   set action_id = a.action_id
  from programme.action a
 where a.org_id = f.org_id and a.plan_id = f.plan_id and a.number = f.action_number and a.state <> 'removed'
   and not exists (select 1 from programme.action b
                    where b.org_id = a.org_id and b.plan_id = a.plan_id and b.number = a.number
                      and b.action_id <> a.action_id and b.state <> 'removed');
