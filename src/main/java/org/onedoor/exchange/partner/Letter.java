package org.onedoor.exchange.partner;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A message Bundle while it is written: the header first, and an entry for each resource. */
final class Letter {
    /** The version of BaRS that it is written by. */
    private static final String VERSION = "1.4.0";

    private static final String SYSTEMS = "https://fhir.nhs.uk/CodeSystem/";

    private final Bundle bundle = new Bundle();
    private final MessageHeader header = new MessageHeader();
    private final Date now;

    /**
     * @param event such as {@code servicerequest-request}
     * @param reason {@code new} or {@code update}
     */
    Letter(UUID id, Instant now, String event, String reason) {
        this.now = Date.from(now);
        bundle.setId(id.toString());
        bundle.getMeta().setVersionId(VERSION).setLastUpdated(this.now);
        bundle.setType(Bundle.BundleType.MESSAGE);
        bundle.setTimestamp(this.now);
        header.setEvent(new Coding().setSystem(SYSTEMS + "message-events-bars").setCode(event));
        header.setReason(concept("message-reason-bars", reason));
        add(header);
    }

    MessageHeader header() {
        return header;
    }

    Date now() {
        return now;
    }

    /** An entry of its own id. */
    Reference add(Resource resource) {
        return add(resource, null);
    }

    /** @param id the receiver's own id of it; none where it is the receiver's to give one */
    Reference add(Resource resource, @Nullable String id) {
        String url = "urn:uuid:" + UUID.randomUUID();
        if (id != null) {
            resource.setId(new IdType(resource.fhirType(), id));
        }
        resource.getMeta().setLastUpdated(now);
        bundle.addEntry().setFullUrl(url).setResource(resource);
        return new Reference(url);
    }

    Bundle about(Reference focus) {
        header.addFocus(focus);
        return bundle;
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept()
                .addCoding(new Coding().setSystem(SYSTEMS + system).setCode(code));
    }
}
