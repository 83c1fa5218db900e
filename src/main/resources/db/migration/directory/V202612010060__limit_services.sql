alter table directory.service
    add column for_sex text check (for_sex in ('women', 'men')),
    add column sex_reason text,
    add column registered_with text[] not null default '{}',
    add constraint service_sex_has_a_reason check ((for_sex is null) = (sex_reason is null));
comment on column directory.service.sex_reason is 'Why it is for one sex: the Equality Act 2010 allows it only for a reason (schedule 3, paragraphs 26 to 28).';
comment on column directory.service.registered_with is 'practice:F81082 and pcn:U06243: with one of them somebody must be registered; empty where with any.';
