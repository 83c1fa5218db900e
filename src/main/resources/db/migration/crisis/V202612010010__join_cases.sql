alter table crisis.detention
    add column joined_to uuid,
    add column living_as uuid,
    add column joined_at timestamptz,
    add constraint detention_joined_whole
        check ((joined_to is null) = (living_as is null) and (joined_to is null) = (joined_at is null)),
    add constraint detention_not_itself check (joined_to <> incident_id and living_as <> incident_id);
comment on column crisis.detention.joined_to is 'The case this one was said to be.';
comment on column crisis.detention.living_as is 'The case that lives on with the facts of both: where joined_to was itself joined to another, that one.';
create index detention_living_as on crisis.detention (living_as) where living_as is not null;

create table crisis.fact_event (
    incident_id uuid not null,
    fact_id     uuid not null,
    event_id    uuid not null,
    live        boolean not null,
    primary key (incident_id, fact_id)
);
comment on table crisis.fact_event is '[incident] Where cases were joined or taken apart: the event that says a fact in the stream of a case, which its clocks read, and whether it is said there now. Without a row a fact is said by the event it has its id from, in the case it was said in.';
