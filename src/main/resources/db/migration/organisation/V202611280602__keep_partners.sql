create table organisation.partner (
    organisation_id uuid primary key,
    known_as        text not null,
    part            text not null check (part in ('core', 'engaged')),
    role            text not null check (role in ('commissioner', 'provider', 'local-authority', 'police')),
    age_remit       text not null,
    systems         text not null
);
comment on table organisation.partner is '[reference] The partners of the strategy, as its papers name them: their part, their role, whom they are for, and their integrated care systems.';
comment on column organisation.partner.systems is 'The codes of their integrated care boards, a bar between them; empty for those of none.';
