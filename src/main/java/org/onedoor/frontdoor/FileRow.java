package org.onedoor.frontdoor;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.RowRefused;
import org.onedoor.platform.time.London;

/** One line of a file of referrals. Whatever it says is read exactly or refused with the column's name. */
final class FileRow {
    static final List<String> COLUMNS = List.of(
            "reference",
            "received",
            "nhs_number",
            "family_name",
            "given_name",
            "birth_date",
            "postcode",
            "phone",
            "practice",
            "priority",
            "needs",
            "reason",
            "consent");

    static final List<String> OPTIONAL = List.of(
            "preferred_name",
            "gender",
            "address",
            "email",
            "language",
            "interpreter",
            "veteran",
            "risk",
            "referrer",
            "service",
            "accepted");

    private static final DateTimeFormatter BRITISH =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter BRITISH_TIME =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.UK).withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, String> CONSENT = Map.of(
            "given",
            "given",
            "yes",
            "given",
            "refused",
            "refused",
            "no",
            "refused",
            "not-asked",
            "not-asked",
            "not asked",
            "not-asked",
            "lacks-capacity",
            "lacks-capacity",
            "lacks capacity",
            "lacks-capacity");

    private final CsvRow row;

    FileRow(CsvRow row) {
        this.row = row;
    }

    /** Whose column an intake's problem is about. */
    static String column(String field) {
        return switch (field) {
            case "nhsNumber" -> "nhs_number";
            case "familyName" -> "family_name";
            case "givenName" -> "given_name";
            case "preferredName" -> "preferred_name";
            case "birthDate" -> "birth_date";
            case "practiceOds" -> "practice";
            case "addressLine" -> "address";
            case "receivedAt" -> "received";
            default -> field;
        };
    }

    private static RowRefused refused(String column, String sentence) {
        return new RowRefused("Column '%s': %s.".formatted(column, sentence));
    }

    String reference() {
        String reference = row.required("reference");
        if (reference.length() > 100) {
            throw refused("reference", "It has more than 100 characters");
        }
        return reference;
    }

    @Nullable
    String text(String column) {
        return row.columns().containsKey(column) ? row.optional(column) : null;
    }

    Details details() {
        return new Details(
                text("nhs_number"),
                text("family_name"),
                text("given_name"),
                text("preferred_name"),
                birthDate(),
                gender(),
                text("address"),
                text("postcode"),
                text("phone"),
                text("email"),
                text("practice"),
                text("language"),
                yes("interpreter"),
                yes("veteran"),
                null);
    }

    private @Nullable LocalDate birthDate() {
        String text = text("birth_date");
        return text == null ? null : day("birth_date", text);
    }

    private static LocalDate day(String column, String text) {
        try {
            return text.contains("/") ? LocalDate.parse(text, BRITISH) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw refused(column, "It is not a date that exists. Write it as 27/03/1985 or 1985-03-27");
        }
    }

    /** The moment in a column: a date alone is the beginning of that day in London. */
    @Nullable
    Instant moment(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            if (text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            if (text.length() == 10) {
                return day(column, text).atStartOfDay(London.ZONE).toInstant();
            }
            return london(
                    column,
                    text.contains("/")
                            ? LocalDateTime.parse(text, BRITISH_TIME)
                            : LocalDateTime.parse(text.replace(' ', 'T')));
        } catch (DateTimeException e) {
            throw refused(
                    column,
                    "It is not a date and time. Write it as 2024-03-07T10:00 or 07/03/2024 10:00, in London time");
        }
    }

    /** The hour that was left out, and the hour that came twice, cannot be guessed. */
    private static Instant london(String column, LocalDateTime local) {
        List<ZoneOffset> offsets = London.ZONE.getRules().getValidOffsets(local);
        if (offsets.size() != 1) {
            throw refused(
                    column,
                    offsets.isEmpty()
                            ? "There was no such time: the clocks went forward. Write the time before or after that hour"
                            : "This time came twice: the clocks went back. Write which, as 2024-10-27T01:30+01:00 or +00:00");
        }
        return local.toInstant(offsets.getFirst());
    }

    Instant received() {
        Instant received = moment("received");
        if (received == null) {
            throw refused("received", "It is empty. The clocks run from it, so it cannot be left out");
        }
        return received;
    }

    private Gender gender() {
        String text = text("gender");
        if (text == null) {
            return Gender.NOT_KNOWN;
        }
        return Arrays.stream(Gender.values())
                .filter(gender ->
                        gender.code().equalsIgnoreCase(text) || gender.label().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> refused(
                        "gender",
                        "Write one of: "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Gender.values())
                                                .map(Gender::label)
                                                .toList())));
    }

    private boolean yes(String column) {
        String text = text(column);
        if (text == null || text.equalsIgnoreCase("no")) {
            return false;
        }
        if (text.equalsIgnoreCase("yes")) {
            return true;
        }
        throw refused(column, "Write yes or no");
    }

    Priority priority() {
        String text = row.required("priority");
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.code().equalsIgnoreCase(text)
                        || priority.label().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> refused("priority", "Write emergency, very urgent, urgent, soon or routine"));
    }

    List<String> needs(List<CodedNeed> known) {
        List<String> needs = new ArrayList<>();
        for (String word : row.list("needs")) {
            Optional<CodedNeed> need = known.stream()
                    .filter(each ->
                            each.code().equalsIgnoreCase(word) || each.label().equalsIgnoreCase(word))
                    .findFirst();
            needs.add(
                    need.map(CodedNeed::code)
                            .orElseThrow(
                                    () -> refused(
                                            "needs",
                                            "One of the needs is not on the list. Write its code or its name from the list, with | between two")));
        }
        if (needs.isEmpty()) {
            throw refused("needs", "It is empty. Write at least one need, or unsure");
        }
        return needs.stream().distinct().toList();
    }

    /** Left empty, nobody is known to have asked. */
    String consent() {
        String text = text("consent");
        if (text == null) {
            return "not-asked";
        }
        String code = CONSENT.get(text.toLowerCase(Locale.UK));
        if (code == null) {
            throw refused("consent", "Write given, refused, not asked or lacks capacity");
        }
        return code;
    }

    LineDigest digest() {
        Map<String, String> said = new HashMap<>();
        List<String> always = new ArrayList<>(COLUMNS);
        row.columns().keySet().forEach(column -> {
            String text = row.optional(column);
            if (text != null) {
                said.put(column, text);
            } else if (!OPTIONAL.contains(column)) {
                always.add(column); // a column of the other system's own
            }
        });
        return new LineDigest(said, always, OPTIONAL);
    }
}
