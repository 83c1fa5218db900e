-- Who recorded a contact is who said it first: whoever puts it right does not take their place.
update crisis.contact c
   set by_org = f.by_org
  from (select distinct on (incident_id) incident_id, by_org from crisis.contact_entry order by incident_id, entry_id) f
 where f.incident_id = c.incident_id and f.by_org <> c.by_org;
