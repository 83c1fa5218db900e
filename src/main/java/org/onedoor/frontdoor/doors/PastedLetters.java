package org.onedoor.frontdoor.doors;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.doors.reading.LetterReader;
import org.onedoor.frontdoor.doors.reading.Reading;
import org.onedoor.platform.Drafts;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Service;

/** Letters that were pasted in: read once, kept beside the form that was filled in from them until it is sent. */
@Service
public class PastedLetters {
    private static final String KIND = "pasted";
    private static final String TEXT = "text";
    private static final String WORDS = "words.";
    private static final String DOUBT = "doubt.";

    /** The form's field that names the letter it was filled in from. */
    public static final String FROM = "pastedFrom";

    private final Drafts drafts;
    private final LetterReader reader;
    private final DomainTime time;

    PastedLetters(Drafts drafts, LetterReader reader, DomainTime time) {
        this.drafts = drafts;
        this.reader = reader;
        this.time = time;
    }

    /**
     * A letter as it was pasted.
     *
     * @param words by the form's field: the words of the letter it was filled in from
     * @param doubts by the form's field: why it was left empty
     */
    public record Pasted(String text, Map<String, String> words, Map<String, String> doubts) {
        public @Nullable String says(String field) {
            String said = words.get(field);
            return said != null ? said : doubts.get(field);
        }
    }

    /**
     * Reads a letter. @return the fields of the referral form that it fills in, with the letter's id among them
     *
     * @throws Invalid when there is nothing to read, or too much
     */
    public Map<String, List<String>> read(UUID accountId, String pasted) {
        String text = Writing.storable(pasted);
        if (text.isBlank()) {
            throw new Invalid("letter", "Paste the letter or the e-mail");
        }
        Writing.limit("letter", "The letter", text, LetterReader.LONGEST);
        Reading reading = reader.read(text, time.instant());
        UUID id = Ids.at(time.instant());
        Map<String, List<String>> kept = new LinkedHashMap<>();
        kept.put(TEXT, List.of(text));
        reading.found().forEach((field, found) -> kept.put(WORDS + field, List.of(words(field, found))));
        reading.doubts().forEach(doubt -> kept.put(DOUBT + doubt.field(), List.of(doubt.why() + ".")));
        drafts.keep(accountId, id, KIND, kept);
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put(FROM, List.of(id.toString()));
        reading.found().forEach((field, found) -> fill(form, field, found));
        return form;
    }

    private static String words(String field, Reading.Found found) {
        return switch (field) {
            case "reason", "risk" -> "From the letter: " + found.words() + ".";
            case "needs" -> "From the letter: " + found.words();
            default -> "From the letter: “%s”".formatted(found.words());
        };
    }

    private static void fill(Map<String, List<String>> form, String field, Reading.Found found) {
        if (field.equals("birthDate")) {
            LocalDate date = LocalDate.parse(found.value());
            form.put("birthDate-day", List.of(String.valueOf(date.getDayOfMonth())));
            form.put("birthDate-month", List.of(String.valueOf(date.getMonthValue())));
            form.put("birthDate-year", List.of(String.valueOf(date.getYear())));
        } else {
            form.put(field, found.values());
        }
    }

    /** The letter this account pasted; none when it did not. */
    public Optional<Pasted> find(UUID accountId, String id) {
        UUID draft;
        try {
            draft = UUID.fromString(id);
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
        Map<String, List<String>> kept = drafts.find(accountId, draft);
        return kept.containsKey(TEXT)
                ? Optional.of(new Pasted(kept.get(TEXT).getFirst(), under(kept, WORDS), under(kept, DOUBT)))
                : Optional.empty();
    }

    private static Map<String, String> under(Map<String, List<String>> kept, String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        kept.forEach((key, values) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), values.getFirst());
            }
        });
        return found;
    }

    /** Its referral keeps it now. */
    public void forget(UUID accountId, String id) {
        find(accountId, id).ifPresent(_ -> drafts.forget(accountId, UUID.fromString(id)));
    }
}
