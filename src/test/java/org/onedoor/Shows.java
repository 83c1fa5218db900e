package org.onedoor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The requirement rows a test shows to work, by driving a page, HTTP or a command on data it made itself: five at most.
 * The test run writes docs/reference/requirements.csv from these.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shows {
    String[] value();
}
