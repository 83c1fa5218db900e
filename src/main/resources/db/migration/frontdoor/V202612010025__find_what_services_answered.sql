-- For the reasons on the triage page: what a service said, in a year, to the first question about each referral.
create index offer_first_answer on frontdoor.offer (service_id, answered_at)
    where answer in ('accepted', 'declined') and appeals is null;
