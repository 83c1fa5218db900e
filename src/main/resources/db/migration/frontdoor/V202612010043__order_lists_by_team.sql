-- A team's list in its order, and its counts, without the rows of the organisation's other teams between them.
create index worklist_team on frontdoor.worklist
    (org_id, lane, open, team_id, due_at, rank, received_at, referral_id) include (state, priority);
drop index frontdoor.worklist_order;
