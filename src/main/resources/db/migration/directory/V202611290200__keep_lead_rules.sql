create table directory.lead_rule (
    org_id        uuid not null,
    rule_id       uuid not null,
    code          text not null,
    kind          text not null check (kind in ('remit', 'combination', 'border')),
    name          text not null,
    rank          int not null check (rank between 1 and 999),
    from_on       date not null,
    until_on      date,
    age_from      int check (age_from between 0 and 120),
    age_to        int check (age_to between 0 and 120),
    needs         text[] not null,
    resident      text[] not null,
    registered    text[] not null,
    found         text[] not null,
    lead_id       uuid not null,
    supporting    text[] not null,
    words         text not null,
    source        text not null,
    state         text not null default 'agreed' check (state in ('proposed', 'agreed', 'refused')),
    proposed_by   uuid,
    proposed_role text,
    proposed_at   timestamptz,
    decided_role  text,
    primary key (org_id, rule_id),
    constraint lead_rule_days check (until_on is null or until_on > from_on),
    constraint lead_rule_ages check (age_from is null or age_to is null or age_from <= age_to)
);
comment on table directory.lead_rule is '[organisation] Which organisation leads: by age, by a combination of needs, or across a border. A change is a new row under the same code from a later day; nothing is rewritten.';
comment on column directory.lead_rule.needs is 'All must be there; one written "a or b" is met by either.';
comment on column directory.lead_rule.resident is 'Any of: inside, outside, unknown, district:E07000073, postcode:CM23. Empty where it does not matter.';
comment on column directory.lead_rule.until_on is 'The first day it no longer counts.';
create index lead_rule_code on directory.lead_rule (code, from_on);
