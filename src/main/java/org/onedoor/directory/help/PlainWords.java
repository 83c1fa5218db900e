package org.onedoor.directory.help;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Door;
import org.onedoor.directory.Eligibility;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.Format;
import org.onedoor.directory.MatchResult.Rule;
import org.onedoor.directory.Service;
import org.onedoor.organisation.ResidentPlace;

/** What a service is and why it is not for somebody, in words anybody can read. The value that failed is always said. */
public final class PlainWords {
    private PlainWords() {}

    /** {@code people aged 18 to 65}, {@code women aged 18 or over}. */
    public static String people(Eligibility eligible) {
        String who = eligible.sex() == null ? "people" : eligible.sex();
        return eligible.ageFrom() == null && eligible.ageTo() == null
                ? who + " of all ages"
                : who + " aged "
                        + eligible.ages().replace(" and under", " or under").replace(" and over", " or over");
    }

    /** {@code people who live with frailty, or with dementia}: how frail somebody is, a professional says; none where for all. */
    public static @Nullable String frailty(Eligibility eligible) {
        return eligible.specialist().frailtyFrom() == null
                ? null
                : "people who live with frailty%s; a professional works out with you whether that is so"
                        .formatted(eligible.specialist().dementia() ? ", or with dementia" : "");
    }

    /** Why not; none where it is nothing the reader could know of. */
    static @Nullable String whyNot(
            Service service, Rule rule, @Nullable Integer age, @Nullable ResidentPlace place, @Nullable String next) {
        Eligibility eligible = service.eligibility();
        return switch (rule) {
            case AGE -> "This is for %s; you said %d.".formatted(people(eligible), age == null ? 0 : age);
            case SEX -> "This is for %s.".formatted(eligible.sex());
            case FRAILTY -> "This is only for %s.".formatted(frailty(eligible));
            case PRACTICE ->
                "This is only for people whose GP surgery is %s. Ask your own surgery what it has."
                        .formatted(eligible.practices());
            case PLACE ->
                "This is for people in %s; you said %s, which is in %s."
                        .formatted(
                                places(eligible),
                                place == null ? "somewhere else" : place.postcode(),
                                place == null ? "another place" : place.district());
            case DOOR -> "You cannot ask for this yourself. It takes people from %s.".formatted(doors(eligible));
            case RECORDED ->
                "This is only for people recorded as: %s. If that is you, say so when you ask for help."
                        .formatted(recorded(eligible));
            case STATUS ->
                next == null
                        ? "It is not taking new people at present."
                        : "It has ended. Its work is now done by %s.".formatted(next);
            case TIER, HOURS -> "It only answers when help is needed within hours or days, not weeks.";
            case DISTANCE, NEED -> null;
        };
    }

    /** What must be so of whoever comes: {@code pregnant or postnatal}. */
    static String recorded(Eligibility eligible) {
        return eligible.requires().stream()
                .sorted()
                .map(flag -> flag.replace('-', ' '))
                .collect(Collectors.joining(", "));
    }

    /** Districts by their names; where it names only networks of practices, those. */
    public static String places(Eligibility eligible) {
        Set<String> districts = named(eligible, Served.Kind.DISTRICT);
        if (eligible.places().stream().anyMatch(served -> served.kind() == Served.Kind.ALL)) {
            return "Southend, Essex and Thurrock";
        }
        Set<String> names = districts.isEmpty() ? named(eligible, Served.Kind.PCN) : districts;
        return names.isEmpty() ? "the area of its GP practices" : list(new ArrayList<>(names));
    }

    /** Whether it names networks of GP surgeries, and no place. */
    static boolean isByNetwork(Eligibility eligible) {
        return eligible.places().stream().anyMatch(served -> served.kind() == Served.Kind.PCN)
                && eligible.places().stream()
                        .noneMatch(served -> served.kind() == Served.Kind.ALL || served.kind() == Served.Kind.DISTRICT);
    }

    static String network(Served served) {
        return served.name().replace(" PCN", "");
    }

    private static Set<String> named(Eligibility eligible, Served.Kind kind) {
        return eligible.places().stream()
                .filter(served -> served.kind() == kind)
                .map(served -> kind == Served.Kind.PCN ? "the practices of " + network(served) : served.name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether an address there is enough, whichever practice somebody is with. */
    static boolean livesThere(Service service, @Nullable ResidentPlace place) {
        return service.eligibility().places().stream()
                .anyMatch(served -> served.kind() == Served.Kind.ALL
                        || (place != null
                                && served.kind() == Served.Kind.DISTRICT
                                && served.code().equals(place.districtCode())));
    }

    private static String doors(Eligibility eligible) {
        return list(eligible.doors().stream()
                .filter(door -> door != Door.CENTRE)
                .sorted()
                .map(Door::words)
                .toList());
    }

    /** {@code Face to face, by video or by phone}; a dash of truth where nobody said. */
    public static String formats(Service service) {
        if (service.formats().isEmpty()) {
            return "How you meet is not given";
        }
        String words = list(service.formats().stream()
                        .sorted()
                        .map(PlainWords::format)
                        .toList())
                .replaceAll(" and ([^,]*)$", " or $1");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String format(Format format) {
        return switch (format) {
            case FACE_TO_FACE -> "face to face";
            case VIDEO -> "by video";
            case TELEPHONE -> "by phone";
            case TEXT -> "by text message";
        };
    }

    static String list(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }
}
