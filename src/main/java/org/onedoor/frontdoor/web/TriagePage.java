package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.directory.DirectoryOfServices;
import org.onedoor.directory.LeadFacts;
import org.onedoor.directory.SaidPlaces;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Leading;
import org.onedoor.frontdoor.Matching;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.advice.web.ThreadShown;
import org.onedoor.people.Identification;
import org.onedoor.people.Person;
import org.onedoor.platform.web.components.Select.Option;
import org.onedoor.record.Alert;
import org.onedoor.record.TimelineEntry;

/**
 * The page.
 *
 * @param prompted the services kept for people like this one, such as veterans
 * @param thread the advice it came from; none where it came from none
 * @param known what was chosen, assessed and recorded beside
 * @param opening the nearest other time in which a service could take it, where none can in this one
 * @param recommended the service that comes first, where asking another needs a reason
 * @param led who leads by the directory's rules, and what follows from it
 * @param way by which strategy the services are listed
 * @param done the step that was taken last, to be said once
 */
public record TriagePage(
        Referral referral,
        Referral.Words words,
        Person person,
        List<Alert> alerts,
        List<String> needs,
        @Nullable String requested,
        List<ClockView> clocks,
        List<TimelineEntry> history,
        List<Referral> others,
        List<Identification.Candidate> candidates,
        Priority tier,
        List<Priority> priorities,
        List<Matching.Possible> offers,
        List<Matching.Excluded> excluded,
        int moreExcluded,
        List<Referrals.Asked> asked,
        List<Permission> permissions,
        List<Service> prompted,
        @Nullable ThreadShown thread,
        ShownFacts known,
        @Nullable Opening opening,
        Matching.@Nullable Possible recommended,
        Led led,
        Way way,
        @Nullable Step done,
        String key,
        Instant now) {

    private static final int NEAREST = 3;

    /** What has a place of its own on the page. */
    private static final Set<Step> ON_THE_PAGE =
            EnumSet.of(Step.START_TRIAGE, Step.DECIDE_PRIORITY, Step.OFFER, Step.REQUEST_INFORMATION);

    /** Why a step may not be taken; none when it may. */
    public @Nullable String refusal(Step step) {
        return permissions.stream()
                .filter(permission -> permission.step() == step)
                .findFirst()
                .map(Permission::refusal)
                .orElse(null);
    }

    /** What else may be done now, each on a page of its own. */
    public List<Permission> otherSteps() {
        return permissions.stream()
                .filter(permission -> permission.refusal() == null && !ON_THE_PAGE.contains(permission.step()))
                .toList();
    }

    /** The services that one thing only stands against, where none can take it: at most three. */
    public List<Matching.Excluded> nearest() {
        return excluded.stream()
                .filter(service -> service.reasons().size() == 1)
                .limit(NEAREST)
                .toList();
    }

    /**
     * Who leads.
     *
     * @param at what is said of places that the record does not tell, as chosen
     * @param adult the adult services for somebody under 18 with a learning disability; none for anybody else
     */
    public record Led(Leading.Said said, SaidPlaces at, List<Option> places, Matching.@Nullable AdultOptions adult) {
        /** In which county somebody lives or is registered, where the record does not tell. */
        public static List<Option> counties() {
            return List.of(
                    Option.of("", "As recorded"),
                    Option.of(LeadFacts.HERTFORDSHIRE, "Hertfordshire"),
                    Option.of(LeadFacts.OUTSIDE, "Elsewhere outside Essex"));
        }
    }

    /** The first service of the organisation that leads, which is asked by default; none where it has none for this. */
    public Matching.@Nullable Possible byDefault() {
        return offers.stream()
                .filter(offer -> !offer.centre()
                        && offer.organisation().equals(led.said().name()))
                .findFirst()
                .orElse(null);
    }

    /**
     * By which strategy services are listed: the usual one, or that of the NHS Directory of Services, to compare.
     *
     * @param asked what the other strategy asked for, in words; empty for the usual one
     * @param unknown what was asked for and is no strategy
     */
    public record Way(
            String code,
            List<String> asked,
            boolean catchAll,
            @Nullable String unknown,
            List<DirectoryOfServices.Rule> rules) {
        public static final String USUAL = "explainable";

        static Way usual(@Nullable String typed) {
            return new Way(
                    USUAL,
                    List.of(),
                    false,
                    typed == null || typed.isBlank() || typed.equals(USUAL) ? null : typed,
                    List.of());
        }

        public boolean isDos() {
            return code.equals(DirectoryOfServices.NAME);
        }

        public static List<Option> all() {
            return List.of(
                    Option.of(USUAL, "OneDoor (explainable)"),
                    Option.of(DirectoryOfServices.NAME, "NHS Directory of Services 1.5"));
        }
    }

    /** Another time, and who could take it then. */
    public record Opening(Priority tier, List<String> services) {}

    /** A step, and why it may not be taken now; none when it may. */
    public record Permission(Step step, @Nullable String refusal) {}
}
