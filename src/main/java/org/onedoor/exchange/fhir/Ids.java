package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.NotFound;

/** The ids of the FHIR door. */
final class Ids {
    private Ids() {}

    /** @throws NotFound when it is not one of ours */
    static UUID uuid(IdType id) {
        String part = id.getIdPart();
        if (part == null) {
            throw new NotFound("resource");
        }
        try {
            return UUID.fromString(part);
        } catch (IllegalArgumentException notOurs) {
            throw new NotFound("resource");
        }
    }

    static String part(IdType id) {
        return String.valueOf(id.getIdPart());
    }

    /**
     * The value searched for; empty, which nothing has, when none was given or its system is another.
     *
     * @param system how the system ends: the host and the case of it differ between senders
     */
    static String value(@Nullable TokenParam token, String system) {
        if (token == null || token.getValue() == null) {
            return "";
        }
        String asked = token.getSystem(); // empty asks for those without a system, and ours have one
        return asked == null || asked.toLowerCase(Locale.ROOT).endsWith(system) ? token.getValue() : "";
    }
}
