alter table directory.hub add column venue text not null default 'hub'
    check (venue in ('gp-surgery', 'hub', 'library', 'community-centre', 'school', 'clinic', 'hospital', 'other'));
alter table directory.hub add column pcn text;
comment on column directory.hub.pcn is 'The primary care network it lies in, by its code; none where nobody said.';
alter table directory.session add column venue text not null default 'other'
    check (venue in ('gp-surgery', 'hub', 'library', 'community-centre', 'school', 'clinic', 'hospital', 'other'));
alter table directory.session add column pcn text;
update directory.session s set venue = h.venue from directory.hub h where h.org_id = s.org_id and h.hub_id = s.hub_id;
