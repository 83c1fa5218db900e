alter table organisation.organisation drop constraint organisation_kind_check;
alter table organisation.organisation add constraint organisation_kind_check
    check (kind in ('trust', 'practice', 'clinic', 'pcn', 'sub-icb', 'icb', 'alliance', 'council', 'police', 'ambulance',
                    'fire', 'vcse', 'hospice', 'school', 'care-home', 'national', 'centre'));
