package org.onedoor.directory.help;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Door;
import org.onedoor.directory.MatchResult;
import org.onedoor.directory.MatchResult.Exclusion;
import org.onedoor.directory.MatchResult.Offer;
import org.onedoor.directory.MatchResult.Rule;
import org.onedoor.directory.Matches;
import org.onedoor.directory.Need;
import org.onedoor.directory.PublicList;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.directory.Tier;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/**
 * What anybody finds who says in their own words what is wrong. The rules are those of the match; what it says is plain,
 * and how likely a service is to say yes is never told.
 */
@Component
public class FindHelp implements PublicList {
    private static final int MOST = 12;
    private static final int NOT_MORE = 40;

    /** It is kept from them by nothing but that it answers sooner. */
    private static final Set<Rule> SOONER = Set.of(Rule.TIER);

    /** What somebody says by speaking of a need: nobody has to be on record first to be told who is there for them. */
    private static final Map<String, String> SAID = Map.of("perinatal", "pregnant-or-postnatal", "veteran", "veteran");

    /** Whom all that is for people under 18 is for. */
    private static final String CHILD = "child-mental-health";

    private static final int ADULT = 18;

    /** Farther than that a surgery has hardly any patients. */
    private static final double FAR = 15;

    /** Whoever asks can get none of these to ask for them. */
    private static final Set<Door> BRING = Set.of(Door.POLICE, Door.AMBULANCE, Door.HOSPITAL, Door.CENTRE);

    private final Services services;
    private final Matches matches;
    private final OptionWords words;
    private final DomainTime time;

    FindHelp(Services services, Matches matches, OptionWords words, DomainTime time) {
        this.services = services;
        this.matches = matches;
        this.words = words;
        this.time = time;
    }

    /**
     * A postcode of which nobody knows where it is here.
     *
     * @param postcode as it is written
     * @param mayBeHere whether others like it are in Southend, Essex or Thurrock, as where it is new or half of one
     */
    public record Unplaced(String postcode, boolean mayBeHere) {}

    /**
     * What was asked.
     *
     * @param code one of the needs, where it was chosen and not typed
     * @param unplaced the postcode that was given, where it is of no place that is known here
     */
    public record Asked(
            String words,
            @Nullable String code,
            @Nullable Integer age,
            @Nullable ResidentPlace place,
            @Nullable Unplaced unplaced) {
        /** How many of the three questions were answered. */
        public int questions() {
            return (words.isBlank() && code == null ? 0 : 1) + (age == null ? 0 : 1) + (place == null ? 0 : 1);
        }
    }

    /**
     * A service that may help.
     *
     * @param waiting when somebody would be seen, or that nobody knows
     * @param distance as the crow flies, or that it is not known
     * @param only what else must be so, where the three questions do not tell
     */
    public record Option(
            Service service,
            String forWhom,
            String waiting,
            String distance,
            String format,
            @Nullable String only) {}

    /**
     * A service that is not for the one who asked.
     *
     * @param why each reason, made where somebody reads it
     * @param next what does its work now
     * @param only what else must be so of whoever cannot wait, where the three questions do not tell
     */
    public record LeftOut(
            Service service,
            Supplier<List<String>> why,
            @Nullable Service next,
            @Nullable String only) {
        public List<String> reasons() {
            return why.get();
        }
    }

    /**
     * What was found.
     *
     * @param crisis what was said may mean danger
     * @param options open to whoever asks, by what they said; the centre last
     * @param depends only for the patients of GP practices that whoever asks is perhaps not with
     * @param nothingFor what was understood for which none of the options is
     * @param urgent for whoever cannot wait
     * @param elsewhere services somebody else must ask for
     * @param brought of these, those to which emergency services and hospitals alone bring people
     */
    public record Found(
            List<CodedNeed> understood,
            boolean crisis,
            List<Option> options,
            List<Option> depends,
            List<CodedNeed> nothingFor,
            List<LeftOut> urgent,
            List<LeftOut> elsewhere,
            List<LeftOut> brought,
            List<LeftOut> leftOut) {

        /** As many as anybody reads who is looking for help: those that come nearest. */
        public static List<LeftOut> nearest(List<LeftOut> all) {
            return all.subList(0, Math.min(NOT_MORE, all.size()));
        }

        /** How many are not shown, in words; empty where all are. */
        public static String more(List<LeftOut> all) {
            return all.size() <= NOT_MORE ? "" : "There are %d more like these.".formatted(all.size() - NOT_MORE);
        }

        /** Nothing was understood and nothing is called so. */
        public boolean nothing() {
            return understood.isEmpty()
                    && Stream.of(options, depends, urgent, elsewhere, brought, leftOut)
                            .allMatch(List::isEmpty);
        }

        /** The services among the options and among those that depend on the practice. */
        public List<Service> services() {
            return Stream.concat(options.stream(), depends.stream())
                    .map(Option::service)
                    .filter(service -> !service.isCentre())
                    .toList();
        }
    }

    public Found find(Asked asked) {
        Instant now = time.instant();
        List<CodedNeed> spoken = understood(asked);
        Need base = Need.of(Set.of(), Tier.ROUTINE, now, Door.SELF)
                .aged(asked.age())
                .resident(asked.place())
                .flagged(said(spoken));
        Map<UUID, Offer> offers = new LinkedHashMap<>();
        Map<UUID, Exclusion> exclusions = new LinkedHashMap<>();
        List<Service> named = asked.words().isBlank() ? List.of() : services.search(asked.words());
        if (!named.isEmpty()) {
            MatchResult byName = matches.find(base, named);
            byName.offers().forEach(offer -> offers.put(offer.service().id(), offer));
            byName.exclusions().forEach(out -> exclusions.put(out.service().id(), out));
        }
        if (!spoken.isEmpty()) {
            Set<String> codes = codes(spoken, asked.age());
            MatchResult byNeed = matches.find(need(codes, base));
            byNeed.offers().forEach(offer -> offers.putIfAbsent(offer.service().id(), offer));
            byNeed.exclusions(services.forNeeds(codes))
                    .forEach(out -> exclusions.putIfAbsent(out.service().id(), out));
        }
        return found(asked, spoken, offers, exclusions);
    }

    @Override
    public List<UUID> forNeed(String code) {
        return find(new Asked("", code, null, null, null)).services().stream()
                .map(Service::id)
                .toList();
    }

    private List<CodedNeed> understood(Asked asked) {
        if (asked.code() != null) {
            return services.needs().stream()
                    .filter(need -> need.code().equals(asked.code()))
                    .toList();
        }
        return services.spokenOf(asked.words());
    }

    private static Need need(Set<String> codes, Need base) {
        return Need.of(codes, base.tier(), base.at(), base.door())
                .agedFrom(base.years())
                .resident(base.resident())
                .flagged(base.flags());
    }

    private static Set<String> said(List<CodedNeed> spoken) {
        return spoken.stream()
                .map(CodedNeed::code)
                .filter(SAID::containsKey)
                .map(SAID::get)
                .collect(Collectors.toSet());
    }

    /** What is asked for; for a child in distress of any kind also whoever cares for children, who know where to go on. */
    private static Set<String> codes(List<CodedNeed> spoken, @Nullable Integer age) {
        Set<String> codes = spoken.stream().map(CodedNeed::code).collect(Collectors.toSet());
        boolean mind = spoken.stream()
                .anyMatch(need -> need.group().equals("mind") || need.group().equals("crisis"));
        if (mind && age != null && age < ADULT) {
            codes.add(CHILD);
        }
        return codes;
    }

    private Found found(Asked asked, List<CodedNeed> spoken, Map<UUID, Offer> offers, Map<UUID, Exclusion> exclusions) {
        List<Offer> sure = new ArrayList<>();
        List<Offer> perhaps = new ArrayList<>();
        List<Offer> depends = new ArrayList<>();
        List<LeftOut> out = new ArrayList<>();
        for (Offer offer : offers.values()) {
            if (isFar(offer.service(), asked)) {
                out.add(new LeftOut(
                        offer.service(),
                        () -> List.of(Objects.requireNonNull(words.only(offer.service(), asked))),
                        null,
                        null));
            } else if (!offer.service().isCentre()) {
                (!isOpenTo(offer.service(), asked)
                                ? depends
                                : offer.service().eligibility().specialist().frailtyFrom() == null ? sure : perhaps)
                        .add(offer);
            }
        }
        sure.addAll(perhaps);
        Set<String> said = said(spoken);
        sure.sort(
                Comparator
                        .comparing( // whoever is there for what somebody said of themselves, before those for everybody
                                offer -> Collections.disjoint(
                                        offer.service().eligibility().requires(), said)));
        List<LeftOut> urgent = new ArrayList<>();
        List<LeftOut> elsewhere = new ArrayList<>();
        List<LeftOut> brought = new ArrayList<>();
        for (Exclusion exclusion : exclusions.values()) {
            if (!exclusion.service().isLine() || exclusion.redirectTo() != null) {
                Set<Rule> failed = exclusion.failures().stream()
                        .map(MatchResult.Failure::rule)
                        .collect(Collectors.toSet());
                (failed.equals(SOONER)
                                ? urgent
                                : !Set.of(Rule.DOOR, Rule.TIER).containsAll(failed)
                                        ? out
                                        : BRING.containsAll(exclusion
                                                        .service()
                                                        .eligibility()
                                                        .doors())
                                                ? brought
                                                : elsewhere)
                        .add(leftOut(exclusion, asked, failed.equals(SOONER)));
            }
        }
        urgent.sort(Comparator.comparing(each -> each.only() != null));
        boolean crisis = spoken.stream().anyMatch(need -> need.group().equals("crisis"));
        List<CodedNeed> lacking = spoken.stream()
                .filter(need -> !need.group().equals("crisis") // for which the numbers are
                        && sure.stream()
                                .noneMatch(offer -> offer.service().needs().contains(need.code())))
                .toList();
        depends.sort(Comparator.comparing(offer ->
                lacking.stream().noneMatch(need -> offer.service().needs().contains(need.code()))));
        List<Option> shown = new ArrayList<>(options(sure, asked));
        if (!spoken.isEmpty() || !offers.isEmpty() || !exclusions.isEmpty()) {
            shown.add(words.centre());
        }
        return new Found(spoken, crisis, shown, options(depends, asked), lacking, urgent, elsewhere, brought, out);
    }

    private List<Option> options(List<Offer> offers, Asked asked) {
        return offers.stream()
                .limit(MOST)
                .map(offer -> words.option(offer, asked))
                .toList();
    }

    /** Whether it is for the patients of surgeries alone that are nowhere near. */
    private static boolean isFar(Service service, Asked asked) {
        return asked.place() != null
                && service.point() != null
                && !isOpenTo(service, asked)
                && new Service.Point(asked.place().latitude(), asked.place().longitude()).kilometresTo(service.point())
                        > FAR;
    }

    /** Whether it is for whoever lives there, whichever GP practice they are with. */
    private static boolean isOpenTo(Service service, Asked asked) {
        return PlainWords.livesThere(service, asked.place())
                && service.eligibility().registered().isEmpty();
    }

    private LeftOut leftOut(Exclusion exclusion, Asked asked, boolean urgent) {
        Service next = exclusion.redirectTo() == null
                ? null
                : services.find(exclusion.redirectTo()).orElse(null);
        return new LeftOut(
                exclusion.service(),
                () -> reasons(exclusion, asked, next),
                next,
                urgent ? words.only(exclusion.service(), asked) : null);
    }

    private static List<String> reasons(Exclusion exclusion, Asked asked, @Nullable Service next) {
        Service service = exclusion.service();
        Set<String> reasons = new LinkedHashSet<>();
        Set<Rule> rules = new HashSet<>();
        boolean ended =
                next != null && exclusion.failures().stream().anyMatch(failure -> failure.rule() == Rule.STATUS);
        exclusion.failures().forEach(failure -> {
            if (rules.add(failure.rule()) && (!ended || failure.rule() == Rule.STATUS)) {
                String words = PlainWords.whyNot(
                        service, failure.rule(), asked.age(), asked.place(), next == null ? null : next.name());
                if (words != null) {
                    reasons.add(words);
                }
            }
        });
        return List.copyOf(reasons);
    }

    /** The lines people ring themselves, from the directory's own file. */
    public List<Service> lines() {
        return lines(null);
    }

    /** Those of them that are for somebody of this age; all where it is not said. */
    public List<Service> lines(@Nullable Integer age) {
        return services.all().stream()
                .filter(service -> service.isLine()
                        && service.phone() != null
                        && service.status() instanceof ServiceStatus.Active
                        && service.eligibility().isOfAge(age))
                .toList();
    }
}
