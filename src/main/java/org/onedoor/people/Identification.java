package org.onedoor.people;

import java.util.List;

/** What the index answers when it is told about somebody. */
public sealed interface Identification {
    /** This is a person we know: the NHS number agrees, and so does the name or the date of birth. */
    record Exact(Person person) implements Identification {}

    /** It may be one of these; a human decides. */
    record Near(List<Candidate> candidates) implements Identification {}

    record Nobody() implements Identification {}

    /** One who may be the person, with what agrees and what does not, in words. */
    record Candidate(Person person, List<String> agrees, List<String> differs) {
        public Candidate {
            agrees = List.copyOf(agrees);
            differs = List.copyOf(differs);
        }
    }
}
