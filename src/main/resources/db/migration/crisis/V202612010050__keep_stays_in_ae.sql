-- The stay in A&E of somebody who is referred to liaison from there: when they came, when they left, and why it was long.
alter table crisis.contact
    add column ed_from   timestamptz,
    add column ed_left   timestamptz,
    add column ed_breach text;

-- Whoever was referred before counts from the referral, for nobody was asked when they came, and is in A&E until somebody says when they left.
update crisis.contact c
   set ed_from = c.at
 where c.kind = 'liaison'
   and coalesce((select e.codes ->> 'from' from crisis.contact_entry e
                  where e.incident_id = c.incident_id and e.step = 'recorded'
                  order by e.entry_id desc limit 1), '') = 'emergency-department';

create index contact_in_ae on crisis.contact (ed_from) where ed_from is not null and ed_left is null;
create index contact_came_to_ae on crisis.contact (ed_from) where ed_from is not null;
