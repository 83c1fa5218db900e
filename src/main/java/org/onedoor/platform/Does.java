package org.onedoor.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a handler (page, FHIR operation, command) does, and to which class of data. Start-up fails for a handler without
 * it, and for a data class the policy does not know.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Does {
    Action value();

    /** A data class of the access policy; {@code open} for what anyone may see. */
    String data();
}
