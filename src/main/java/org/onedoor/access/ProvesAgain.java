package org.onedoor.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A handler before which whoever asks proves again who they are, unless they did in the last five minutes. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProvesAgain {
    /** Where the form that is kept meanwhile is sent to afterwards, if not here. */
    String form() default "";
}
