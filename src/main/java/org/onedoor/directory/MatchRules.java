package org.onedoor.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.MatchResult.Failure;
import org.onedoor.directory.MatchResult.Rule;
import org.onedoor.people.AgeRange;
import org.onedoor.platform.time.London;

/** The hard rules: for one service and one need, each gives a reason for or the value it failed on. */
final class MatchRules {
    /** How close a service is when nobody knows. */
    static final int UNKNOWN = 3;

    /** How far away a service is when nobody knows. */
    private static final double UNTOLD = Double.MAX_VALUE;

    private final Need need;
    private final Service.@Nullable Point here;
    private final NeedLabels labels;
    private final Set<String> clinical;
    private final List<String> clinicalAsked;
    private final Function<java.util.UUID, @Nullable String> serviceNames;

    /** How much of the need a service meets. */
    private record Met(int clinical, int all) {}

    private record Closeness(int rank, Supplier<String> words) {}

    MatchRules(
            Need need,
            Map<String, String> needLabels,
            Set<String> clinical,
            Function<java.util.UUID, @Nullable String> serviceNames) {
        this.need = need;
        this.here = need.resident() == null
                ? null
                : new Service.Point(need.resident().latitude(), need.resident().longitude());
        this.labels = new NeedLabels(needLabels);
        this.clinical = clinical;
        this.clinicalAsked = need.codes().stream().filter(clinical::contains).toList();
        this.serviceNames = serviceNames;
    }

    Judged judge(Service service) {
        List<Supplier<String>> reasons = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        status(service, failures);
        Met met = needs(service, reasons, failures);
        age(service, reasons, failures);
        sex(service, reasons, failures);
        boolean specialist = frailty(service, reasons, failures);
        int closeness = practice(service, place(service, reasons, failures), reasons, failures);
        door(service, failures);
        recorded(service, reasons, failures);
        tier(service, failures);
        hours(service, reasons, failures);
        double kilometres = distance(service, reasons, failures);
        return new Judged(
                reasons,
                failures,
                specialist,
                service.eligibility().isForChildren(need.ages()),
                met.clinical(),
                met.all(),
                closeness,
                kilometres);
    }

    private void status(Service service, List<Failure> failures) {
        if (service.isLine()) {
            failures.add(new Failure(
                    Rule.STATUS,
                    () -> service.phone() == null
                            ? "is a line people ring themselves; it takes no referrals"
                            : "is a line people ring themselves, on %s; it takes no referrals"
                                    .formatted(service.phone())));
        }
        switch (service.status()) {
            case ServiceStatus.Active _ -> {}
            case ServiceStatus.ClosedToReferrals _ ->
                failures.add(new Failure(Rule.STATUS, () -> "closed to referrals at present"));
            case ServiceStatus.Ceased(java.util.UUID next) -> {
                String name = next == null ? null : serviceNames.apply(next);
                failures.add(new Failure(
                        Rule.STATUS, () -> name == null ? "has ceased" : "has ceased; its work is done by " + name));
            }
        }
    }

    private Met needs(Service service, List<Supplier<String>> reasons, List<Failure> failures) {
        if (need.codes().isEmpty()) {
            return new Met(0, 0);
        }
        int met = 0;
        int clinicalMet = 0;
        for (String code : need.codes()) {
            if (service.needs().contains(code)) {
                met++;
                clinicalMet += clinical.contains(code) ? 1 : 0;
            }
        }
        if (met == 0) {
            failures.add(new Failure(
                    Rule.NEED,
                    () -> "is for %s; this is %s".formatted(labels.of(service.needs()), labels.of(need.codes()))));
        } else {
            reasons.add(() -> "helps with "
                    + labels.of(need.codes().stream()
                            .filter(service.needs()::contains)
                            .toList()));
            clinicalFirst(clinicalMet > 0, reasons);
        }
        return new Met(clinicalMet, met);
    }

    /** Where there are clinical and other needs, each row says on which side it stands, because that decides the order. */
    private void clinicalFirst(boolean met, List<Supplier<String>> reasons) {
        if (clinicalAsked.isEmpty() || clinicalAsked.size() == need.codes().size()) {
            return;
        }
        reasons.add(() -> met
                ? "meets the clinical need, which comes first"
                : "does not meet the clinical need, %s: ask it as well as a service that does"
                        .formatted(labels.of(clinicalAsked)));
    }

    private void age(Service service, List<Supplier<String>> reasons, List<Failure> failures) {
        Eligibility eligible = service.eligibility();
        AgeRange ages = need.ages();
        if (eligible.ageFrom() == null && eligible.ageTo() == null) {
            return;
        }
        if (ages == null) {
            reasons.add(() -> "is for %s; the age is not known, so ask".formatted(eligible.ages()));
            return;
        }
        if (eligible.isOfSomeAge(ages)) {
            reasons.add(() -> eligible.whyOfAge(ages));
        } else {
            String is = ages.isOne() ? "is" : "may be";
            failures.add(
                    new Failure(Rule.AGE, () -> "%s; this person %s %s".formatted(eligible.ages(), is, ages.words())));
        }
    }

    /** Only a gender that the person says and that is the other one keeps somebody out; all else is asked. */
    private void sex(Service service, List<Supplier<String>> reasons, List<Failure> failures) {
        var one = service.eligibility().oneSex();
        if (one == null) {
            return;
        }
        String words = "is for " + service.eligibility().sex();
        switch (need.gender()) {
            case NOT_KNOWN -> reasons.add(() -> words + "; what this person says of their gender is not known, so ask");
            case INDETERMINATE -> reasons.add(() -> words + "; this person says indeterminate, so ask");
            case FEMALE, MALE -> {
                String said = need.gender().label().toLowerCase(Locale.UK);
                if (need.gender() == one.sex()) {
                    reasons.add(() -> "%s; this person says %s".formatted(words, said));
                } else {
                    failures.add(new Failure(Rule.SEX, () -> "%s; this person says %s".formatted(words, said)));
                }
            }
        }
    }

    /** Only a score that is recorded keeps somebody out. @return whether it comes first for them */
    private boolean frailty(Service service, List<Supplier<String>> reasons, List<Failure> failures) {
        Specialist specialist = service.eligibility().specialist();
        String out = specialist.leavesOut(need.frailty());
        if (out != null) {
            failures.add(new Failure(Rule.FRAILTY, () -> out));
            return false;
        }
        String reason = specialist.reason(need.frailty());
        if (reason != null) {
            reasons.add(() -> reason);
        }
        return specialist.isFor(need.frailty());
    }

    /** @param place how close its place is @return how close it is where one's own practice counts too */
    private int practice(Service service, int place, List<Supplier<String>> reasons, List<Failure> failures) {
        Eligibility eligible = service.eligibility();
        if (eligible.registered().isEmpty()) {
            return place;
        }
        var theirs = need.registered();
        if (theirs == null) {
            reasons.add(() -> "is for people registered with %s; the practice is not known, so ask"
                    .formatted(eligible.practices()));
            return place;
        }
        Served own = eligible.registered().stream()
                .filter(each -> each.holds(theirs))
                .findFirst()
                .orElse(null);
        if (own == null) {
            String name = theirs.practice().name();
            failures.add(new Failure(
                    Rule.PRACTICE,
                    () -> "is for people registered with %s; this person is with %s"
                            .formatted(eligible.practices(), name)));
            return place;
        }
        String with = own.name();
        reasons.add(() -> "registered with " + with);
        return Math.min(place, 0);
    }

    private int place(Service service, List<Supplier<String>> reasons, List<Failure> failures) {
        Closeness closest = null; // of those alike the first that is named
        for (Served place : service.eligibility().places()) {
            Closeness close = closeness(place);
            if (close != null && (closest == null || close.rank() < closest.rank())) {
                closest = close;
            }
        }
        if (closest == null) {
            failures.add(new Failure(
                    Rule.PLACE, () -> "covers %s; this person is in %s".formatted(names(service), where())));
            return UNKNOWN;
        }
        reasons.add(closest.words());
        return closest.rank();
    }

    /** How close a place served is to this person; none when it is known not to be theirs. */
    private @Nullable Closeness closeness(Served place) {
        return switch (place.kind()) {
            case ALL -> new Closeness(2, () -> "covers " + place.name());
            case DISTRICT ->
                need.resident() == null
                        ? unknown(place, "ask where this person lives")
                        : place.code().equals(need.resident().districtCode())
                                ? new Closeness(1, () -> "covers %s, where this person lives".formatted(place.name()))
                                : null;
            case PRACTICE, PCN -> registered(place, 0);
            case SUB_ICB -> registered(place, 1);
        };
    }

    private @Nullable Closeness registered(Served place, int rank) {
        if (need.registered() == null) {
            return unknown(place, "ask which practice this person is with");
        }
        return place.holds(need.registered()) ? new Closeness(rank, () -> "covers " + place.name()) : null;
    }

    private static Closeness unknown(Served place, String what) {
        return new Closeness(UNKNOWN, () -> "covers %s; place not known: %s".formatted(place.name(), what));
    }

    private static String names(Service service) {
        return service.eligibility().places().stream()
                .map(Served::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Both trees, each by its name, because they are never mixed. */
    private String where() {
        List<String> parts = new ArrayList<>();
        if (need.registered() != null) {
            var pcn = need.registered().pcn();
            parts.add((pcn == null ? need.registered().practice() : pcn).name() + " (registered)");
        }
        if (need.resident() != null) {
            parts.add(need.resident().district() + " (resident)");
        }
        return String.join(", ", parts);
    }

    private void door(Service service, List<Failure> failures) {
        var doors = service.eligibility().doors();
        if (!doors.isEmpty() && !doors.contains(need.door())) {
            failures.add(new Failure(
                    Rule.DOOR,
                    () -> "takes referrals from %s; this is from %s"
                            .formatted(
                                    doors.stream().sorted().map(Door::words).collect(Collectors.joining(", ")),
                                    need.door().words())));
        }
    }

    private void recorded(Service service, List<Supplier<String>> reasons, List<Failure> failures) {
        service.eligibility().requires().stream().sorted().forEach(flag -> {
            String words = flag.replace('-', ' ');
            if (need.flags().contains(flag)) {
                reasons.add(() -> "recorded as " + words);
            } else {
                failures.add(new Failure(
                        Rule.RECORDED, () -> "needs \"%s\" on record; it is not recorded".formatted(words)));
            }
        });
    }

    private void tier(Service service, List<Failure> failures) {
        Integer days = service.answers().get(need.tier());
        if (days != null && days <= need.tier().days()) {
            return;
        }
        failures.add(new Failure(
                Rule.TIER,
                () -> "%s; this is %s and needs an answer within %s"
                        .formatted(
                                answers(service),
                                need.tier().words(),
                                need.tier().within())
                        .replace("within at once", "at once")
                        .replace("within the same day", "the same day")));
    }

    /** In how many days it answers what is so urgent, or else the most urgent it takes. */
    private String answers(Service service) {
        return Stream.of(need.tier())
                .filter(service.answers()::containsKey)
                .findFirst()
                .or(() -> service.answers().keySet().stream().min(Comparator.naturalOrder()))
                .map(tier -> "answers %s in %s"
                        .formatted(
                                tier.words(),
                                days(Objects.requireNonNull(service.answers().get(tier)))))
                .orElse("gives no time in which it answers");
    }

    private static String days(int days) {
        return days == 0 ? "less than a day" : days == 1 ? "1 day" : days + " days";
    }

    /** Only what cannot wait asks whether somebody is there. */
    private void hours(Service service, List<Supplier<String>> reasons, List<Failure> failures) {
        Duration canWait = need.tier().canWait();
        if (canWait == null) {
            return;
        }
        Instant opens = service.hours().nextOpen(need.at()).orElse(null);
        if (opens == null) {
            failures.add(new Failure(Rule.HOURS, "closed, with no opening in the next fortnight"));
            return;
        }
        Instant then = opens;
        if (then.isAfter(need.at().plus(canWait))) {
            failures.add(new Failure(
                    Rule.HOURS,
                    () -> "closed until %s; this is %s"
                            .formatted(London.full(then), need.tier().words())));
        } else {
            reasons.add(() -> then.equals(need.at()) ? "open now" : "opens " + London.full(then));
        }
    }

    /** Whether it is no farther than the person can go, as far as anybody knows: what {@link #judge} says in words. */
    boolean isWithinReach(Service service) {
        if (need.withinKm() == null) {
            return true;
        }
        double kilometres = kilometres(service);
        return kilometres <= need.withinKm() || kilometres == UNTOLD;
    }

    private double kilometres(Service service) {
        return service.point() == null || here == null
                ? UNTOLD
                : service.point().kilometresTo(here);
    }

    private double distance(Service service, List<Supplier<String>> reasons, List<Failure> failures) {
        double kilometres = kilometres(service);
        if (kilometres == UNTOLD) {
            return UNTOLD;
        }
        long whole = Math.max(1, Math.round(kilometres));
        if (need.withinKm() != null && kilometres > need.withinKm()) {
            failures.add(new Failure(
                    Rule.DISTANCE, () -> "is %d km away; this person can go %d km".formatted(whole, need.withinKm())));
        } else {
            reasons.add(() -> "about %d km away".formatted(whole));
        }
        return kilometres;
    }
}
