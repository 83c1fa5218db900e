package org.onedoor.crisis.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.Subject;

/**
 * A concern about somebody on or near the railway, as the police wrote it.
 *
 * @param reference the police's own
 * @param matchedBy how it was matched: automatically, or who said so
 * @param notThem those a person has said it is not
 */
public record RailNotice(
        UUID incidentId,
        long version,
        String number,
        UUID sourceOrg,
        UUID fileId,
        String reference,
        Instant occurredAt,
        String place,
        Details details,
        String concern,
        @Nullable String action,
        @Nullable String missingReference,
        @Nullable String safeguarding,
        Instant receivedAt,
        State state,
        @Nullable UUID personId,
        @Nullable Double probability,
        @Nullable Instant matchedAt,
        @Nullable String matchedBy,
        List<UUID> notThem) {
    public RailNotice {
        notThem = List.copyOf(notThem);
    }

    /** Whether we know whom it is about. */
    public enum State {
        MATCHED("Matched"),
        REVIEW("To be looked at"),
        UNMATCHED("Nobody we know yet");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }

    Subject.Incident subject() {
        return new Subject.Incident(incidentId);
    }

    /** {@code ADEYEMI, Tunde}, as the police wrote it. */
    public String headed() {
        return Written.headed(details);
    }

    RailNotice matched(UUID person, @Nullable Double sure, Instant at, String by) {
        return with(State.MATCHED, person, sure, at, by, notThem);
    }

    RailNotice waiting(State next, List<UUID> not) {
        return with(next, null, null, null, null, not);
    }

    private RailNotice with(
            State next,
            @Nullable UUID person,
            @Nullable Double sure,
            @Nullable Instant at,
            @Nullable String by,
            List<UUID> not) {
        return new RailNotice(
                incidentId,
                version,
                number,
                sourceOrg,
                fileId,
                reference,
                occurredAt,
                place,
                details,
                concern,
                action,
                missingReference,
                safeguarding,
                receivedAt,
                next,
                person,
                sure,
                at,
                by,
                not);
    }

    /** Once it is kept. */
    RailNotice kept() {
        return saying(version + 1, details, concern, action, missingReference, safeguarding);
    }

    /** Whether a row with its reference and time is about the same place. */
    boolean isAt(RailRow row) {
        return isAlike(place, row.place());
    }

    /** Whether a row with its reference and time is about the same person: what is not said is no contradiction. */
    boolean isOf(RailRow row) {
        Details said = row.details();
        LocalDate birth = said.birthDate();
        return (details.nhsNumber() == null
                        || said.nhsNumber() == null
                        || details.nhsNumber().equals(said.nhsNumber()))
                && (details.birthDate() == null
                        || birth == null
                        || details.birthDate().equals(birth))
                && isAlike(details.familyName(), said.familyName())
                && isAlike(details.givenName(), said.givenName());
    }

    private static boolean isAlike(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.strip().equalsIgnoreCase(other.strip());
    }

    /** With what its row says that was sent again; what that leaves out stays. */
    RailNotice saying(RailRow row) {
        Details said = row.details();
        return saying(
                version,
                new Details(
                        or(said.nhsNumber(), details.nhsNumber()),
                        name(details.familyName(), said.familyName()),
                        name(details.givenName(), said.givenName()),
                        null,
                        said.birthDate() == null ? details.birthDate() : said.birthDate(),
                        said.gender() == Gender.NOT_KNOWN ? details.gender() : said.gender(),
                        or(said.addressLine(), details.addressLine()),
                        or(said.postcode(), details.postcode()),
                        or(said.phone(), details.phone()),
                        null,
                        null,
                        null,
                        false,
                        said.veteran() || details.veteran(),
                        null),
                row.concern(),
                or(row.action(), action),
                or(row.missingReference(), missingReference),
                or(row.safeguarding(), safeguarding));
    }

    /** The same name with other capitals stays as it was written first. */
    private static @Nullable String name(@Nullable String before, @Nullable String said) {
        return isAlike(before, said) ? or(before, said) : said;
    }

    private static @Nullable String or(@Nullable String said, @Nullable String before) {
        return said == null ? before : said;
    }

    /** The same notice with other words of the police. */
    RailNotice saying(
            long at,
            Details person,
            String gave,
            @Nullable String did,
            @Nullable String report,
            @Nullable String risk) {
        return new RailNotice(
                incidentId,
                at,
                number,
                sourceOrg,
                fileId,
                reference,
                occurredAt,
                place,
                person,
                gave,
                did,
                report,
                risk,
                receivedAt,
                state,
                personId,
                probability,
                matchedAt,
                matchedBy,
                notThem);
    }
}
