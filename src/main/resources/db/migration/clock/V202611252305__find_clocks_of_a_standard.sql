-- How a standard was kept in a time: its clocks by when they started.
create index clock_standard on clock.clock (standard_id, started_at) where state <> 'not-started';
