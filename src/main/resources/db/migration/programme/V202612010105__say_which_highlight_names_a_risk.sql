-- A risk that a newer highlight report words otherwise is the same risk; one it no longer names stays, and says so.
alter table programme.risk add column named_in int;
alter table programme.mitigation add column named_in int;
comment on column programme.risk.named_in is 'The edition of the newest highlight report that names it; none where it was added by hand.';
comment on column programme.mitigation.named_in is 'The edition of the newest highlight report that names it; none where it was added by hand.';

update programme.risk r
   set named_in = (select max(h.edition) from programme.highlight h where h.org_id = r.org_id and h.plan_id = r.plan_id)
 where r.source like 'Highlight report: %';
update programme.mitigation m
   set named_in = (select max(h.edition) from programme.highlight h where h.org_id = m.org_id and h.plan_id = m.plan_id)
 where exists (select 1 from programme.risk r
                where r.org_id = m.org_id and r.plan_id = m.plan_id and r.named_in is not null and r.made_at = m.made_at);
