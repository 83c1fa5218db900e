-- Where the person lives and is registered, on the row of whoever owns the referral: the whole flow is counted by place,
-- and a count over every referral that waits can ask no other table. Written with the row and changed when the person moves.
alter table frontdoor.worklist add column district text;
alter table frontdoor.worklist add column practice text;
comment on column frontdoor.worklist.district is 'owner: the code of the district the person lives in, or was found in; none where it is not known';
comment on column frontdoor.worklist.practice is 'owner: the code of the practice the person is registered with; none where it is not known';

update frontdoor.worklist w
   set district = l.district_code, practice = p.practice_ods
  from people.person p
  left join organisation.postcode c
         on c.postcode = regexp_replace(upper(case when p.no_fixed_abode then p.found_postcode else p.postcode end), '[^A-Z0-9]', '', 'g')
  left join organisation.lsoa l on l.lsoa_code = c.lsoa_code
 where w.lane = 'owner' and p.person_id = w.person_id;
