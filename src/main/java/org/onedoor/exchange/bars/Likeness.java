package org.onedoor.exchange.bars;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.bars.BarsMessage.Request;
import org.onedoor.frontdoor.Caller;
import org.onedoor.people.NhsNumber;

/** Whether a message is about the person of a call. */
enum Likeness {
    SAME,
    UNSURE,
    OTHER;

    /** What dispatch systems write where they know no name. */
    private static final Set<String> NO_NAMES = Set.of(
            "unknown", "not known", "unk", "nk", "n/k", "not given", "none", "anonymous", "patient", "male", "female");

    static Likeness of(Caller held, Request request) {
        Optional<NhsNumber> theirs = number(held.nhsNumber());
        Optional<NhsNumber> said = number(PatientMapping.nhsNumber(request.patient()));
        if (theirs.isPresent() && said.isPresent()) {
            return theirs.equals(said) ? SAME : OTHER;
        }
        List<String> before = names(held);
        List<String> now = names(request);
        if (before.isEmpty() || now.isEmpty()) {
            return UNSURE;
        }
        return before.equals(now) && !birthDatesDiffer(held, request) ? SAME : OTHER;
    }

    /** A name is often mended while the call runs: only a wholly other one, of another birth, is somebody else's. */
    static boolean isSomebodyElse(Caller held, Request request) {
        Optional<NhsNumber> theirs = number(held.nhsNumber());
        Optional<NhsNumber> said = number(PatientMapping.nhsNumber(request.patient()));
        if (theirs.isPresent() && said.isPresent()) {
            return !theirs.equals(said);
        }
        List<String> before = names(held);
        List<String> now = names(request);
        return !before.isEmpty()
                && !now.isEmpty()
                && before.stream().noneMatch(now::contains)
                && birthDatesDiffer(held, request);
    }

    private static boolean birthDatesDiffer(Caller held, Request request) {
        LocalDate said = PatientMapping.birthDate(request.patient());
        return held.birthDate() != null && said != null && !held.birthDate().equals(said);
    }

    private static Optional<NhsNumber> number(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(NhsNumber::of);
    }

    private static List<String> names(Caller held) {
        return names(held.givenName(), held.familyName());
    }

    private static List<String> names(Request request) {
        var name = request.patient().getNameFirstRep();
        return names(name.getGivenAsSingleString(), name.getFamily());
    }

    /** Both names; none where one is missing, since a family of one name may be one incident. */
    private static List<String> names(@Nullable String given, @Nullable String family) {
        List<String> both = Stream.of(given, family)
                .filter(Objects::nonNull)
                .map(name -> name.strip().toLowerCase(Locale.UK))
                .filter(name -> !name.isEmpty() && !NO_NAMES.contains(name))
                .toList();
        return both.size() == 2 ? both : List.of();
    }
}
