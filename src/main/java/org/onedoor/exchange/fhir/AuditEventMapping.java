package org.onedoor.exchange.fhir;

import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.onedoor.platform.AuditSearch;

/** A row of the audit as a FHIR R4 AuditEvent, in the shape of IHE's basic audit log patterns. */
final class AuditEventMapping {
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTIONS = "http://hl7.org/fhir/restful-interaction";
    private static final String PARTICIPANTS = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final String ENTITIES = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ROLES = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String REASONS = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final String TRACE = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";

    private AuditEventMapping() {}

    /** @param organisations names by id */
    static AuditEvent of(AuditSearch.Row row, Map<UUID, String> organisations) {
        boolean reads = row.action().equals("READ");
        AuditEvent event = new AuditEvent();
        event.setId(row.auditId().toString());
        event.setType(new Coding(TYPES, "rest", "RESTful Operation"));
        event.addSubtype(new Coding(INTERACTIONS, reads ? "read" : "update", reads ? "read" : "update"));
        event.setAction(reads ? AuditEventAction.R : AuditEventAction.U);
        event.setRecorded(Date.from(row.at()));
        event.setOutcome(row.outcome().equals("allowed") ? AuditEventOutcome._0 : AuditEventOutcome._4);
        event.setOutcomeDesc(row.outcome() + (row.basis() == null ? "" : ": " + row.basis()));
        if (row.basis() != null && row.basis().startsWith("break-glass")) {
            event.addPurposeOfEvent(code(REASONS, "BTG", "break the glass"));
        }
        agents(event, row, organisations);
        event.getSource()
                .setSite("OneDoor")
                .setObserver(new Reference().setDisplay("OneDoor"))
                .addType(new Coding(
                        "http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server"));
        for (UUID subject : row.subjects()) {
            event.addEntity()
                    .setWhat(new Reference("Patient/" + subject))
                    .setType(new Coding(ENTITIES, "1", "Person"))
                    .setRole(new Coding(ROLES, "1", "Patient"));
        }
        event.addEntity()
                .setType(new Coding(ENTITIES, "2", "System Object"))
                .setRole(new Coding(ROLES, "4", "Domain Resource"))
                .setName(row.dataClass())
                .setDescription(row.what());
        event.addEntity()
                .setWhat(new Reference()
                        .setIdentifier(
                                new Identifier().setValue(row.correlationId().toString())))
                .setType(new Coding(TRACE, "XrequestId", "X-Request-Id"));
        return event;
    }

    private static void agents(AuditEvent event, AuditSearch.Row row, Map<UUID, String> organisations) {
        AuditEventAgentComponent who = event.addAgent();
        who.setType(code(PARTICIPANTS, row.clientId() == null ? "author" : "assembler", null));
        who.setWho(new Reference()
                .setIdentifier(new Identifier().setValue(row.accountId().toString()))
                .setDisplay(row.name()));
        who.setRequestor(true);
        who.addRole(new CodeableConcept().setText(row.role()));
        event.addAgent()
                .setType(code(PARTICIPANTS, "custodian", null))
                .setWho(new Reference("Organization/" + row.organisationId())
                        .setDisplay(organisations.getOrDefault(row.organisationId(), "An organisation")))
                .setRequestor(false);
    }

    private static CodeableConcept code(String system, String code, @org.jspecify.annotations.Nullable String display) {
        return new CodeableConcept()
                .addCoding(new Coding().setSystem(system).setCode(code).setDisplay(display));
    }
}
