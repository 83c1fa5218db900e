package org.onedoor.crisis;

import java.time.Instant;
import org.onedoor.people.Details;

/** How other parts of OneDoor report somebody missing, and that they were found: the same as its pages do. */
public interface MissingDoor {
    /** For somebody of the police. @param reference the force's own @return the report's number */
    String report(String reference, Details person, Instant lastSeen, String place, String circumstances);

    /** They are safe. */
    void found(String number, Instant at, String where);

    /** Somebody has talked with them since. For street triage. */
    void talked(String number, String words);
}
