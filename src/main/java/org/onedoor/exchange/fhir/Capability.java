package org.onedoor.exchange.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;

/** What the statement of /metadata says of this server and the FHIR library cannot know: its name, and that it is JSON only. */
final class Capability {
    private static final String NAME = "OneDoor";

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void complete(IBaseConformance statement) {
        if (statement instanceof CapabilityStatement said) {
            said.setName(NAME).setTitle(NAME).setPublisher(NAME);
            said.setFormat(List.of(new CodeType("application/fhir+json"), new CodeType("json")));
            said.setPatchFormat(List.of());
        }
    }
}
