-- The ambulance service closes a call because the centre took it over: the person stays with the centre, and the call does
-- not go back by itself to where nobody has it any longer.
alter table frontdoor.stack_call add column closed_at timestamptz;
