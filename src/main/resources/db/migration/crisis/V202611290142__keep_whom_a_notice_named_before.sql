-- A row that names the person it was about before changes its notice; until now names and birth date never changed.
alter table crisis.rail_notice_earlier
    add column family_name text,
    add column given_name  text,
    add column birth_date  date;
update crisis.rail_notice_earlier e
   set family_name = n.family_name, given_name = n.given_name, birth_date = n.birth_date
  from crisis.rail_notice n
 where n.incident_id = e.incident_id;
