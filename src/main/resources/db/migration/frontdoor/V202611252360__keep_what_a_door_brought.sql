create table frontdoor.door_entry (
    person_id   uuid not null,
    referral_id uuid not null,
    form        text not null,
    said        jsonb not null default '[]',
    tells       boolean not null default true,
    pasted      text,
    primary key (person_id, referral_id)
);
comment on table frontdoor.door_entry is '[person] What a door asked beside what every referral says: the form, each question with its answer, whether who referred may be told what becomes of it, and a letter that was pasted in.';

create table frontdoor.unsent_form (
    code_hash  text primary key,
    sealed     bytea not null,
    updated_at timestamptz not null,
    expires_at timestamptz not null
);
comment on table frontdoor.unsent_form is '[local deletable] A public form that is not sent yet, sealed with a key made from its code: without the code nobody can read it.';
create index unsent_form_expiry on frontdoor.unsent_form (expires_at);

create table frontdoor.source_reference (
    source      text not null,
    reference   text not null,
    person_id   uuid not null,
    referral_id uuid not null,
    digest      text not null,
    primary key (source, reference)
);
comment on table frontdoor.source_reference is '[claim] What another system called a referral that was read in from its file: each is taken in once.';
