-- What the view of the whole flow is counted from, each count read from its index alone. The states are those of
-- FlowRepository, word for word: the index is used for nothing else.
create index worklist_waits on frontdoor.worklist (team_id, district, practice) include (due_at, received_at)
    where lane = 'owner' and open and team_id is not null and state not in ('IN_PROGRESS', 'OUTCOME_RECORDED');
create index worklist_came on frontdoor.worklist (received_at) include (district, practice)
    where lane = 'owner' and state <> 'ENTERED_IN_ERROR';
create index offer_accepted on frontdoor.offer (answered_at) include (team_id) where answer = 'accepted';
drop index frontdoor.offer_answered;
