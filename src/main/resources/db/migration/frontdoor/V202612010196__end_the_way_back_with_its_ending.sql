-- A way straight back ends when the ending it belonged to is taken back or put right.
alter table frontdoor.step_down add column undone_at timestamptz;
