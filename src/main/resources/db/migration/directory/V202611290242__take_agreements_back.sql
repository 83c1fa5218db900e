alter table directory.pathway add column counts_from date, add column counts_until date;
alter table directory.pathway add constraint pathway_counts check (counts_until is null or counts_from is not null);
comment on column directory.pathway.counts_from is 'The day on which the last of its partners agreed.';
comment on column directory.pathway.counts_until is 'The day on which a partner took its agreement back: it does not count again, a further version may.';
update directory.pathway p set counts_from = a.on_day
  from (select org_id, pathway_id, max(answered_on) as on_day from directory.pathway_partner
         group by org_id, pathway_id having bool_and(answer is not distinct from 'agreed')) a
 where a.org_id = p.org_id and a.pathway_id = p.pathway_id;

alter table directory.pathway_partner drop constraint pathway_partner_answer_check;
alter table directory.pathway_partner add constraint pathway_partner_answer_check
    check (answer in ('agreed', 'not-agreed', 'taken-back'));

create table directory.pathway_answer (
    org_id     uuid not null,
    answer_id  uuid not null,
    pathway_id uuid not null,
    partner_id uuid not null,
    answer     text not null check (answer in ('agreed', 'not-agreed', 'taken-back')),
    words      text,
    said_on    date not null,
    said_by    text not null,
    primary key (org_id, answer_id)
);
comment on table directory.pathway_answer is '[organisation] Everything the partners said of a version of a pathway, in its order; nothing is rewritten.';
comment on column directory.pathway_answer.said_by is 'A role, never a name.';
create index pathway_answer_of on directory.pathway_answer (org_id, pathway_id);
insert into directory.pathway_answer (org_id, answer_id, pathway_id, partner_id, answer, words, said_on, said_by)
select org_id, gen_random_uuid(), pathway_id, partner_id, answer, words, answered_on, answered_by
  from directory.pathway_partner where answer is not null and answered_by is not null;
