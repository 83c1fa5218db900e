package org.onedoor.frontdoor;

import java.util.UUID;
import org.onedoor.people.Details;

/** Asking for advice and giving it, for whoever is not of the front door's own packages; {@code frontdoor.advice} fills it. */
public interface AdviceLine {

    /** Asks a service about somebody, as the actor. @return the question's reference */
    String ask(Details person, UUID service, boolean today, String words);

    /** Answers the question, as the actor of the service that was asked. @param refer whether to refer the person */
    void answer(String reference, boolean refer, String words);
}
