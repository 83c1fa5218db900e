package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.param.TokenParam;
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

    /** The value searched for; empty when none was given. */
    static String value(@Nullable TokenParam token) {
        return token == null || token.getValue() == null ? "" : token.getValue();
    }
}
