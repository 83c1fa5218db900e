package org.onedoor.people.pds;

/** What came of asking. */
public sealed interface PdsAnswer {
    /** One person. Whether it is the one who was meant, a person decides. */
    record Found(PdsPatient patient) implements PdsAnswer {}

    /** The service knows nobody of this number, or nobody like this. */
    record Nobody() implements PdsAnswer {}

    /** More than one, and it does not say which: say more, or ask by the number. */
    record TooMany() implements PdsAnswer {}

    /** It read what was asked and does not take it; the same would be refused again. @param words for the user */
    record Refused(String words) implements PdsAnswer {}

    /** Nothing is known: it did not answer, or what came cannot be relied on. @param words for the user */
    record Away(String words) implements PdsAnswer {}
}
