package org.onedoor.exchange.bars;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.BackboneType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;

/**
 * An extension that may turn the meaning of what it is on into its opposite. FHIR lets nobody use such a part without
 * understanding the extension, and OneDoor understands none: what it is on is refused, where it would be read.
 */
public final class Modifiers {
    /** The kinds that are read of a message. Any other is kept as it came, and nothing follows from it. */
    private static final Set<String> READ = Set.of(
            "MessageHeader",
            "ServiceRequest",
            "Appointment",
            "Patient",
            "Encounter",
            "CarePlan",
            "Flag",
            "Consent",
            "Organization",
            "HealthcareService",
            "Slot");

    private Modifiers() {}

    static void requireNone(Bundle bundle) {
        bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(resource -> resource != null && READ.contains(resource.fhirType()))
                .forEach(Modifiers::requireNone);
    }

    /** @throws Problem naming the extension, when there is one */
    public static void requireNone(Resource resource) {
        Parts.each(resource, part -> {
            if (!of(part).isEmpty()) {
                String url = String.valueOf(of(part).getFirst().getUrl());
                throw Problem.unsupported(
                        "%s has the modifierExtension %s, which OneDoor does not know and which may turn its meaning round. Leave it out, and say in words what it says."
                                .formatted(resource.fhirType(), url.length() > 200 ? url.substring(0, 200) : url),
                        resource.fhirType() + ".modifierExtension");
            }
        });
    }

    private static List<Extension> of(Base part) {
        return switch (part) {
            case DomainResource resource -> resource.getModifierExtension();
            case BackboneElement element -> element.getModifierExtension();
            case BackboneType element -> element.getModifierExtension();
            default -> List.of();
        };
    }
}
