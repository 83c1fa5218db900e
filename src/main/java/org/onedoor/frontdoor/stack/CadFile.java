package org.onedoor.frontdoor.stack;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.frontdoor.CadMessage;
import org.onedoor.frontdoor.Caller;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Gender;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.RowRefused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;
import org.springframework.stereotype.Service;

/**
 * A dispatch system's feed as a file: one message a line, in any order, and safe to send again as it grows. Times carry
 * their offset ({@code 2022-10-25T09:41:00+01:00}). A bad line is refused with its reason and the rest goes in.
 */
@Service
public class CadFile implements AmbulanceFeed {
    private static final Duration AHEAD = Duration.ofDays(2);

    private final CadFeed feed;
    private final Organisations organisations;
    private final ImportRuns imports;
    private final DomainTime time;

    CadFile(CadFeed feed, Organisations organisations, ImportRuns imports, DomainTime time) {
        this.feed = feed;
        this.organisations = organisations;
        this.imports = imports;
        this.time = time;
    }

    @Override
    public boolean sends(UUID organisation) {
        return organisations
                .find(organisation)
                .filter(sender -> sender.kind() == OrganisationKind.AMBULANCE)
                .isPresent();
    }

    @Override
    public Taken take(UUID sourceOrg, CsvFile file) {
        if (!sends(sourceOrg)) {
            throw new Forbidden(
                    "999 calls are sent by an ambulance service.", "The ambulance service that has the call.");
        }
        Map<String, String> ids = new HashMap<>();
        Importing run = imports.begin("999 calls", file.name(), file.sha256());
        int[] later = {0};
        try {
            file.read(
                    run,
                    COLUMNS,
                    row -> {
                        ids.put(row.raw(), Objects.requireNonNullElse(row.optional("message"), ""));
                        try {
                            CadMessage message = message(row);
                            boolean ahead = message.at().isAfter(time.instant());
                            switch (feed.take(sourceOrg, message)) {
                                case NEW -> {
                                    run.added(1);
                                    later[0] += ahead ? 1 : 0;
                                }
                                case CHANGED -> run.changed(1);
                                case NOTHING -> run.unchanged(1);
                            }
                        } catch (Refused refused) {
                            throw new RowRefused(Objects.requireNonNull(refused.getMessage()));
                        }
                    },
                    raw -> ids.getOrDefault(raw, "")); // the message's own id: the rest of a line is about somebody
        } finally {
            run.finish();
        }
        return new Taken(run.added(), run.changed(), run.unchanged(), later[0], imports.rejects(run.importRunId()));
    }

    private CadMessage message(CsvRow row) {
        Instant at = instant(row, "at");
        if (at == null) {
            throw new RowRefused("The column 'at' is empty. Say when the message was sent.");
        }
        if (!Plausible.at(at) || at.isAfter(time.instant().plus(AHEAD))) {
            throw new RowRefused("The column 'at' must be on or after %s and at most two days ahead. Check the year."
                    .formatted(London.day(Plausible.FIRST_DAY)));
        }
        Instant called = instant(row, "called");
        String wrong = called == null ? null : Plausible.notHappened("The column 'called'", called, at);
        if (wrong != null) {
            throw new RowRefused(wrong + ", seen from when the message was sent. Check the date.");
        }
        return new CadMessage(
                limited(row, "message", 100, row.required("message")),
                at,
                what(row.required("what")),
                limited(row, "call", 40, row.required("call")),
                row.whole("category", 1, 5),
                called,
                row.optional("nature") == null
                        ? null
                        : limited(row, "nature", Writing.SENTENCES, row.required("nature")),
                caller(row));
    }

    private static CadMessage.What what(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "call" -> CadMessage.What.CALL;
            case "change" -> CadMessage.What.CHANGE;
            case "dispatched" -> CadMessage.What.DISPATCHED;
            case "closed" -> CadMessage.What.CLOSED;
            default -> throw new RowRefused("The column 'what' must be call, change, dispatched or closed.");
        };
    }

    private @Nullable Caller caller(CsvRow row) {
        List<String> parts = COLUMNS.subList(COLUMNS.indexOf("nhs_number"), COLUMNS.size());
        if (parts.stream().allMatch(column -> row.optional(column) == null)) {
            return null;
        }
        LocalDate birth = row.date("birth_date");
        LocalDate today = London.date(time.instant());
        if (birth != null && (birth.isAfter(today) || birth.isBefore(today.minusYears(125)))) {
            throw new RowRefused("The column 'birth_date' must be in the last 125 years. Check the year.");
        }
        Integer age = row.whole("age", 0, 130);
        return new Caller(
                row.optional("nhs_number"),
                name(row, "family_name"),
                name(row, "given_name"),
                birth,
                age == null && birth != null
                        ? Integer.valueOf(java.time.Period.between(birth, today).getYears())
                        : age,
                sex(row.optional("sex")),
                row.optional("address") == null ? null : limited(row, "address", Writing.LINE, row.required("address")),
                row.optional("postcode"),
                row.optional("phone"),
                null,
                null,
                null);
    }

    private static @Nullable String name(CsvRow row, String column) {
        String name = row.optional(column);
        return name == null ? null : limited(row, column, Writing.NAME, name);
    }

    private static Gender sex(@Nullable String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "" -> Gender.NOT_KNOWN;
            case "f", "female" -> Gender.FEMALE;
            case "m", "male" -> Gender.MALE;
            case "x", "not known", "unknown" -> Gender.NOT_KNOWN;
            case "9", "indeterminate" -> Gender.INDETERMINATE;
            default -> throw new RowRefused("The column 'sex' must be female, male, indeterminate or empty.");
        };
    }

    private static String limited(CsvRow row, String column, int most, String text) {
        String storable = Writing.storable(text);
        if (storable.length() > most) {
            throw new RowRefused("The column '%s' of line %d is longer than %d characters. Shorten it."
                    .formatted(column, row.line(), most));
        }
        return storable;
    }

    private static @Nullable Instant instant(CsvRow row, String column) {
        String text = row.optional(column);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new RowRefused("The column '%s' must be a time with its offset, like 2022-10-25T09:41:00+01:00."
                    .formatted(column));
        }
    }
}
