create table crisis.missing_claim (
    report_key  text primary key,
    incident_id uuid not null
);
comment on table crisis.missing_claim is '[claim] A report of a police force is made once: the force and its own reference, to the report.';
insert into crisis.missing_claim (report_key, incident_id)
select distinct on (source_org, lower(reference)) source_org || ' ' || lower(reference), incident_id
  from crisis.missing_report
 order by source_org, lower(reference), reported_at, incident_id;

create table crisis.missing_not_them (
    incident_id   uuid not null,
    version       bigint not null,
    person_id     uuid not null,
    said_at       timestamptz not null,
    said_by       text not null,
    debrief_at    timestamptz,
    debrief_by    text,
    debrief_words text,
    primary key (incident_id, version)
);
comment on table crisis.missing_not_them is '[incident ledger] Whom a missing-person report was matched to by mistake, and the talk that was recorded of them: it stays out of the report.';
