package org.onedoor.exchange.bars;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;

/** What the person said to sharing, by the Consents of a message. None of it ever holds up a referral. */
final class Agreed {
    static final String REFUSED = "refused";

    /** Not, not yet or no longer in force. */
    private static final Set<ConsentState> IDLE =
            Set.of(ConsentState.DRAFT, ConsentState.PROPOSED, ConsentState.INACTIVE, ConsentState.ENTEREDINERROR);

    private Agreed() {}

    /** The code of a submission: one refusal among several counts, and silence is no consent. */
    static String code(Bundle bundle) {
        List<Consent> standing = standing(bundle);
        if (standing.stream().anyMatch(Agreed::refuses)) {
            return REFUSED;
        }
        return standing.isEmpty() ? "not-asked" : "given";
    }

    /** Whether something is agreed or refused in part, which a person has to read. */
    static boolean hasExceptions(Bundle bundle) {
        return standing(bundle).stream()
                .anyMatch(consent -> consent.getProvision().hasProvision());
    }

    private static List<Consent> standing(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(Consent.class::isInstance)
                .map(Consent.class::cast)
                .filter(consent -> consent.getStatus() == null || !IDLE.contains(consent.getStatus()))
                .toList();
    }

    private static boolean refuses(Consent consent) {
        return consent.getStatus() == ConsentState.REJECTED
                || consent.getProvision().getType() == ConsentProvisionType.DENY;
    }
}
