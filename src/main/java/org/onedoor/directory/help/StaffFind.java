package org.onedoor.directory.help;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Dementia;
import org.onedoor.directory.Door;
import org.onedoor.directory.Frailty;
import org.onedoor.directory.FrailtyScore;
import org.onedoor.directory.MatchResult;
import org.onedoor.directory.MatchResult.Failure;
import org.onedoor.directory.MatchResult.Rule;
import org.onedoor.directory.Matches;
import org.onedoor.directory.Need;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.Tier;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.people.Gender;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** The directory for staff: by words, and by what is known of somebody who is not named. */
@Component
public class StaffFind {
    private final Services services;
    private final Matches matches;
    private final Capacities capacities;
    private final Organisations organisations;
    private final AskedForm form;
    private final DomainTime time;

    StaffFind(
            Services services,
            Matches matches,
            Capacities capacities,
            Organisations organisations,
            AskedForm form,
            DomainTime time) {
        this.services = services;
        this.matches = matches;
        this.capacities = capacities;
        this.organisations = organisations;
        this.form = form;
        this.time = time;
    }

    /** What is shown of a service. @param failures none where it fits */
    public record Line(Service service, List<String> reasons, List<Failure> failures, String room, String verified) {}

    private static final int ON_A_PAGE = 300;

    /**
     * What came of it.
     *
     * @param asked whether anything was asked; without that a page of all is listed, by name
     * @param fits as many of those that fit as anybody reads
     * @param fitting how many fit
     * @param not as many of the others as anybody reads
     * @param notFitting how many do not
     * @param page of all, where nothing was asked, counted from 1
     * @param pages how many there are
     */
    public record Found(
            boolean asked,
            List<CodedNeed> understood,
            List<Line> fits,
            int fitting,
            List<Line> not,
            int notFitting,
            int page,
            int pages) {
        public int count() {
            return fitting + notFitting;
        }

        /** That there are more, and how to come to them; empty where there are none. */
        public String moreFit() {
            return more(fits.size(), fitting);
        }

        public String moreNot() {
            return more(not.size(), notFitting);
        }

        private static String more(int shown, int all) {
            return shown == all
                    ? ""
                    : "The first %d of %d. Give more words, an age or a postcode to come to the others."
                            .formatted(shown, all);
        }
    }

    /** Reads the form. Problems are named by field. */
    public Map<String, String> problems(Map<String, String> typed) {
        AskedForm.Read read = form.read(
                get(typed, "q").isBlank() ? "-" : get(typed, "q"), "", get(typed, "age"), get(typed, "postcode"));
        Map<String, String> problems = new LinkedHashMap<>(read.problems());
        if (read.asked().unplaced() != null) { // whoever refers must know whom it is for
            problems.put("postcode", AskedForm.NOT_HERE);
        }
        if (!get(typed, "practice").isBlank() && registered(typed) == null) {
            problems.put("practice", "No GP practice has this code. Write it like F81088, or leave it empty");
        }
        return problems;
    }

    private static String get(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "").strip();
    }

    private @Nullable RegisteredPlace registered(Map<String, String> typed) {
        String code = get(typed, "practice");
        return code.isBlank()
                ? null
                : organisations
                        .registeredPlace(code, London.date(time.instant()))
                        .orElse(null);
    }

    public Found find(Map<String, String> typed) {
        Instant now = time.instant();
        AskedForm.Read read = form.read(get(typed, "q"), get(typed, "need"), get(typed, "age"), get(typed, "postcode"));
        RegisteredPlace practice = registered(typed);
        Set<String> codes = new LinkedHashSet<>();
        List<CodedNeed> understood = read.asked().code() != null
                ? services.needs().stream()
                        .filter(need -> need.code().equals(read.asked().code()))
                        .toList()
                : services.spokenOf(get(typed, "q"));
        understood.forEach(need -> codes.add(need.code()));
        Set<Service> wanted = new LinkedHashSet<>(services.search(get(typed, "q")));
        wanted.addAll(services.forNeeds(codes));
        Need need = Need.of(Set.of(), Tier.ROUTINE, now, door(typed))
                .aged(read.asked().age())
                .resident(read.asked().place())
                .registered(practice)
                .gender(gender(typed))
                .frail(frailty(typed))
                .flagged(flags(typed));
        boolean words = !get(typed, "q").isBlank() || read.asked().code() != null;
        List<Service> all = services.all();
        boolean asked = words
                || read.asked().age() != null
                || read.asked().place() != null
                || practice != null
                || need.gender() != Gender.NOT_KNOWN
                || !need.frailty().equals(Frailty.NOT_KNOWN);
        int pages = asked ? 1 : Math.max(1, Math.ceilDiv(all.size(), ON_A_PAGE));
        int page = asked ? 1 : Math.clamp(page(typed), 1, pages);
        int first = (page - 1) * ON_A_PAGE;
        Collection<Service> some =
                words ? wanted : asked ? all : all.subList(first, Math.min(all.size(), first + ON_A_PAGE));
        MatchResult found = matches.find(need, some);
        List<Fit> fits = new ArrayList<>();
        List<Fit> not = new ArrayList<>();
        found.offers().forEach(offer -> fits.add(new Fit(offer.service(), offer.reasons(), List.of())));
        found.exclusions().forEach(out -> {
            List<Failure> hard = out.failures().stream()
                    .filter(failure -> failure.rule() != Rule.TIER)
                    .toList();
            boolean onlySooner = hard.isEmpty();
            (onlySooner ? fits : not)
                    .add(new Fit(
                            out.service(),
                            onlySooner ? List.of(out.failures().getFirst().words()) : List.of(),
                            hard));
        });
        return new Found(asked, understood, shown(fits, now), fits.size(), shown(not, now), not.size(), page, pages);
    }

    private static int page(Map<String, String> typed) {
        String page = get(typed, "page");
        return page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
    }

    /** How a service fits, or what failed. */
    private record Fit(Service service, List<String> reasons, List<Failure> failures) {}

    /** As many as anybody reads, with the room each has: of the others it is not asked. */
    private List<Line> shown(List<Fit> all, Instant now) {
        List<Fit> some = all.subList(0, Math.min(ON_A_PAGE, all.size()));
        Map<UUID, Capacity> room = capacities.of(some.stream().map(Fit::service).toList());
        return some.stream()
                .map(fit -> new Line(
                        fit.service(),
                        fit.reasons(),
                        fit.failures(),
                        room.getOrDefault(fit.service().id(), new Capacity.Unknown(null))
                                .words(now),
                        fit.service().verification().words(London.date(now))))
                .toList();
    }

    private static Door door(Map<String, String> typed) {
        try {
            return Door.of(get(typed, "door"));
        } catch (IllegalArgumentException notADoor) {
            return Door.CENTRE;
        }
    }

    private static Gender gender(Map<String, String> typed) {
        try {
            return Gender.ofCode(get(typed, "gender"));
        } catch (IllegalArgumentException notOnTheList) {
            return Gender.NOT_KNOWN;
        }
    }

    private static Frailty frailty(Map<String, String> typed) {
        return new Frailty(
                FrailtyScore.read(get(typed, "frailty")).orElse(null),
                Dementia.ofCode(get(typed, "dementia")).orElse(Dementia.NOT_KNOWN));
    }

    private static Set<String> flags(Map<String, String> typed) {
        String flag = get(typed, "flag");
        return flag.isEmpty() ? Set.of() : Set.of(flag);
    }
}
