package org.onedoor.frontdoor.advice.web;

import java.time.Instant;
import java.util.List;

/** A thread with its names, as any page shows it. */
public record ThreadShown(String reference, String from, String to, List<Said> said) {
    public ThreadShown {
        said = List.copyOf(said);
    }

    /** One thing written. @param what such as {@code Asked} */
    public record Said(String id, String what, String words, String who, String organisation, Instant at) {}
}
