create table directory.liaison_model (
    org_id      uuid not null,
    hospital_id uuid not null,
    from_on     date not null,
    model       text not null check (model in ('core', 'core-24', 'enhanced', 'raid')),
    source      text not null,
    noted_by    text not null,
    noted_at    timestamptz not null,
    primary key (org_id, hospital_id, from_on)
);
comment on table directory.liaison_model is '[organisation] The model of liaison that a hospital has from a day on. The last counts.';
comment on column directory.liaison_model.noted_by is 'A role, never a name.';

create table directory.liaison_staff (
    org_id      uuid not null,
    hospital_id uuid not null,
    profession  text not null,
    on_day      date not null,
    required    numeric(6, 1) not null check (required between 0 and 999),
    in_post     numeric(6, 1) not null check (in_post between 0 and 999),
    source      text not null,
    noted_by    text not null,
    noted_at    timestamptz not null,
    primary key (org_id, hospital_id, profession, on_day)
);
comment on table directory.liaison_staff is '[organisation] Whole-time equivalents of a profession: what the model asks of this hospital, and who is in post. The newest counts.';
comment on column directory.liaison_staff.noted_by is 'A role, never a name.';

create table directory.liaison_effect (
    org_id      uuid not null,
    hospital_id uuid not null,
    month       date not null,
    admissions  int not null check (admissions between 0 and 99999),
    stay        numeric(6, 1) not null check (stay between 0 and 999),
    source      text not null,
    noted_by    text not null,
    noted_at    timestamptz not null,
    primary key (org_id, hospital_id, month),
    constraint liaison_effect_month check (extract(day from month) = 1)
);
comment on table directory.liaison_effect is '[organisation] Admissions after liaison was asked and the mean stay in days, by month, as the hospital counts them.';
comment on column directory.liaison_effect.noted_by is 'A role, never a name.';
