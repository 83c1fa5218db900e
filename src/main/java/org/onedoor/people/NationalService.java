package org.onedoor.people;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.pds.Pds;
import org.onedoor.people.pds.PdsAnswer;
import org.onedoor.people.pds.PdsPatient;
import org.onedoor.people.pds.PdsQuery;
import org.springframework.stereotype.Service;

/**
 * Asks the national demographics service what a trace says. Never inside a transaction; what it answers is kept by
 * {@link Traces#answered}.
 */
@Service
public class NationalService {
    private final Pds pds;

    NationalService(Pds pds) {
        this.pds = pds;
    }

    /** What was answered, as it is kept. */
    public sealed interface Heard {
        /** One person, tidied as a form's words are; no place of anybody who is restricted. */
        record One(String number, PdsPatient patient) implements Heard {}

        record Nobody() implements Heard {}

        record Many() implements Heard {}

        /** @param words why it does not take the question */
        record Refused(String words) implements Heard {}

        /** @param words why nothing is known, in the middle of a sentence */
        record Away(String words) implements Heard {}
    }

    /** Whether this installation is connected to it. */
    public boolean isOn() {
        return pds.isOn();
    }

    public Heard ask(Trace trace) {
        if (trace.sentNumber() != null) {
            return heard(pds.byNumber(trace.sentNumber()));
        }
        String family = Objects.requireNonNull(trace.sentFamily(), "a trace by details has a family name");
        Heard first = heard(pds.search(query(trace, family, false)));
        boolean worthAnother = first instanceof Heard.Nobody && trace.sentGiven() != null;
        return worthAnother ? heard(pds.search(query(trace, family, true))) : first;
    }

    /** A restricted person is never found by a postcode, so the second question has none. */
    private static PdsQuery query(Trace trace, String family, boolean fuzzy) {
        return new PdsQuery(
                family,
                trace.sentGiven(),
                Objects.requireNonNull(trace.sentBirth(), "a trace by details has a birth date"),
                fuzzy ? null : trace.sentGender(),
                fuzzy ? null : trace.sentPostcode(),
                fuzzy);
    }

    private static Heard heard(PdsAnswer answer) {
        return switch (answer) {
            case PdsAnswer.Found(PdsPatient patient)
            when NhsNumber.problem(patient.nhsNumber()) != null ->
                new Heard.Away("the national service answered with a number that is no NHS number");
            case PdsAnswer.Found(PdsPatient patient) -> new Heard.One(patient.nhsNumber(), patient);
            case PdsAnswer.Nobody _ -> new Heard.Nobody();
            case PdsAnswer.TooMany _ -> new Heard.Many();
            case PdsAnswer.Refused(String words) -> new Heard.Refused(words);
            case PdsAnswer.Away(String words) -> new Heard.Away(words);
        };
    }

    /** As FHIR has a gender, for the question; none where it is not known. */
    static @Nullable String asked(Gender gender) {
        return switch (gender) {
            case MALE -> "male";
            case FEMALE -> "female";
            case INDETERMINATE -> "other";
            case NOT_KNOWN -> null;
        };
    }

    static Gender gender(String fhir) {
        return switch (fhir) {
            case "male" -> Gender.MALE;
            case "female" -> Gender.FEMALE;
            case "other" -> Gender.INDETERMINATE;
            default -> Gender.NOT_KNOWN;
        };
    }
}
