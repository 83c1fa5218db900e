package org.onedoor.frontdoor.doors.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.doors.PracticeNames;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * Reads what a letter says of a person and their need. No field is guessed: what two places say differently, or what could
 * be somebody else's, is a doubt and stays empty.
 */
@Component
public class LetterReader {
    /** The longest text that is read. */
    public static final int LONGEST = 20_000;

    private static final List<String> WHO = List.of("nhsNumber", "birthDate", "givenName", "familyName");

    private final Services services;
    private final PracticeNames practices;

    LetterReader(Services services, PracticeNames practices) {
        this.services = services;
        this.practices = practices;
    }

    public Reading read(String pasted, Instant now) {
        Trail trail = Trail.of(Letter.trail(pasted), London.date(now));
        Letter letter = trail.letter();
        Notes notes = who(trail, London.date(now));
        PracticeWords.read(letter, practices, notes);
        LanguageWords.read(letter, notes);
        NeedWords.reason(letter, Writing.STORY, notes);
        NeedWords.needs(letter, services.needs(), notes);
        NeedWords.risk(letter, notes);
        NeedWords.consent(letter, notes);
        NeedWords.priority(letter, notes);
        return notes.reading();
    }

    /** Who it is and how to reach them. */
    static Notes who(Trail trail, LocalDate today) {
        Letter letter = trail.letter();
        Notes notes = new Notes();
        if (trail.ofSeveral()) {
            notes.doubt("familyName", "The mails of this trail are about different people. Type who it is");
            return notes;
        }
        PersonWords.nhsNumber(letter, notes);
        PersonWords.birthDate(letter, today, notes);
        NameWords.read(letter, notes);
        trail.leftOut()
                .forEach((field, words) -> notes.ifNothing(
                        field,
                        "“%s” stands in an older mail below, which may be about somebody else. Type it if it is theirs"
                                .formatted(words)));
        notes.nobody(
                WHO, "The letter does not say clearly whom it is about, or speaks of several people. Type who it is");
        AddressWords.read(letter, notes);
        PersonWords.postcode(letter, notes);
        PersonWords.phone(letter, notes);
        PersonWords.email(letter, notes);
        return notes;
    }

    /** The fields that can be read, in the order of the form. */
    public static List<String> fields() {
        return Notes.ORDER;
    }
}
