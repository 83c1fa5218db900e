create table record.end_of_life (
    person_id  uuid not null,
    version    integer not null,
    counts     boolean not null,
    cpr        text not null check (cpr in ('attempt', 'not-attempt', 'not-discussed')),
    form_held  text not null,
    first      text not null,
    medicines  text not null,
    ring_name  text not null,
    ring_phone text not null,
    wishes     text not null,
    condition  text not null,
    agreed     text not null check (agreed in ('person', 'best-interests', 'not-agreed')),
    review_on  date,
    written_at timestamptz not null,
    written_by text not null,
    org_id     uuid not null,
    ended_why  text,
    primary key (person_id, version),
    check (counts = (ended_why is null))
);
comment on table record.end_of_life is '[person ledger gated] Each version of somebody''s end of life entry: what a crew, a practice, a hospice and a palliative care team need to know, and whether the person agreed that they may; one that does not count ended it.';
