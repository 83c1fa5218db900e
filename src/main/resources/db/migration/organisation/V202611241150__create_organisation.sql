create schema organisation;

create table organisation.loaded_file (
    file      text primary key,
    sha256    text not null,
    loaded_at timestamptz not null
);
comment on table organisation.loaded_file is '[local] Which edition of each shipped file is in, so that an unchanged one is not read again.';

create table organisation.organisation (
    organisation_id uuid primary key,
    kind            text not null check (kind in ('trust', 'practice', 'clinic', 'pcn', 'sub-icb', 'icb', 'alliance',
                        'council', 'police', 'ambulance', 'fire', 'vcse', 'hospice', 'national', 'centre')),
    ods_code        text,
    name            text not null,
    postcode        text,
    opened          date,
    closed          date,
    constraint organisation_closes_after_it_opens check (closed is null or opened is null or closed >= opened)
);
comment on table organisation.organisation is '[reference] Every partner. The id follows from the code, so every node gives the same.';
comment on column organisation.organisation.ods_code is 'Organisation Data Service code; none for those the service does not list.';
create unique index organisation_ods_code on organisation.organisation (ods_code);

create table organisation.successor (
    organisation_id uuid primary key,
    successor_id    uuid not null
);
comment on table organisation.successor is '[reference] Who took over from an organisation that closed.';

create table organisation.alias (
    alias_key       text primary key,
    alias           text not null,
    organisation_id uuid not null
);
comment on table organisation.alias is '[reference] Other names people use, such as NEP, PAH or EEAST.';
comment on column organisation.alias.alias_key is 'Lower case, letters and digits only.';

create table organisation.membership (
    member_id  uuid not null,
    of_id      uuid not null,
    valid_from date not null,
    valid_to   date,
    primary key (member_id, of_id, valid_from),
    constraint membership_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);
comment on table organisation.membership is '[reference] The registered place tree: practice, PCN, sub-ICB, then alliance and ICB, each with its dates.';

create table organisation.team (
    org_id       uuid not null,
    team_id      uuid not null,
    code         text not null,
    name         text not null,
    type_code    text not null,
    service_area text,
    ended        date,
    primary key (org_id, team_id)
);
comment on table organisation.team is '[organisation] The teams that own work.';
comment on column organisation.team.type_code is 'MHSDS service or team type, such as A05; CSDS types begin with CSDS-; OTHER for those outside both.';
create index team_id on organisation.team (team_id);

create table organisation.district (
    district_code text primary key,
    name          text not null
);
comment on table organisation.district is '[reference] Local authority districts of Essex, Southend and Thurrock.';

create table organisation.lsoa (
    lsoa_code     text primary key,
    name          text not null,
    ward_code     text not null,
    ward          text not null,
    district_code text not null references organisation.district,
    sub_icb       text not null,
    rural_urban   text not null,
    imd_decile    int not null check (imd_decile between 1 and 10),
    latitude      double precision not null,
    longitude     double precision not null
);
comment on table organisation.lsoa is '[reference] Small areas of 2021: the resident place tree, with the Index of Multiple Deprivation 2025.';

create table organisation.lsoa_change (
    lsoa11_code text not null,
    lsoa21_code text not null,
    change_code text not null check (change_code in ('U', 'S', 'M', 'X')),
    primary key (lsoa11_code, lsoa21_code)
);
comment on table organisation.lsoa_change is '[reference] Small areas of 2011 and what became of them: unchanged, split, merged or redrawn.';

create table organisation.postcode (
    postcode      text primary key,
    lsoa_code     text not null references organisation.lsoa,
    latitude      double precision not null,
    longitude     double precision not null,
    approximate   boolean not null
);
comment on table organisation.postcode is '[reference] Postcodes without their space, as of 2014: fine for maps and made-up people, not for statutory returns.';
comment on column organisation.postcode.approximate is 'The point fell outside every small area and was given the nearest.';

create table organisation.site (
    site_key  text primary key,
    name      text not null,
    latitude  double precision not null,
    longitude double precision not null
);
comment on table organisation.site is '[reference] Where hospitals stand.';
