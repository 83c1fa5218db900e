package org.onedoor.crisis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.crisis.ByNetwork.Column;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralFigures;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** How crisis referrals were answered: face to face within four hours of their receipt, by team and by hour of day. */
@Component
public class CrisisResponse {
    /** The national measure of crisis teams, and the same limit for whoever else has the referral. */
    private static final List<String> STANDARDS = List.of("CCR_VU_4H", "VERY_URGENT_4H");

    private final Clocks clocks;
    private final Referrals referrals;
    private final Organisations organisations;
    private final PlaceFilters places;
    private final DomainTime time;

    CrisisResponse(
            Clocks clocks, Referrals referrals, Organisations organisations, PlaceFilters places, DomainTime time) {
        this.clocks = clocks;
        this.referrals = referrals;
        this.organisations = organisations;
        this.places = places;
        this.time = time;
    }

    /** How a referral stands. */
    enum Stand {
        MET,
        MISSED,
        WAITING
    }

    /** One crisis referral. @param hour of the day at which it was received, in London */
    record Answered(UUID personId, String team, int hour, Stand stand) {}

    /** How those of one team, or of one hour, were answered. @param missed late, whether seen since or not */
    public record Kept(String what, int received, int met, int missed, int waiting) {
        public String share() {
            return ContactFigures.share(met, met + missed);
        }
    }

    /** Those received in this time of people who were in a place on a day, from inside a look. One that does not count, as when somebody declined, is left out. */
    List<Answered> of(Instant from, Instant until, PlaceFilter place, LocalDate on) {
        Instant now = time.instant();
        Map<UUID, ClockView> byReferral = new LinkedHashMap<>();
        places
                .those(
                        place,
                        STANDARDS.stream()
                                .flatMap(standard -> clocks.started(standard, from, until).stream())
                                .toList(),
                        ClockView::subjectId,
                        on)
                .stream()
                .filter(clock -> !(clock.state() instanceof ClockState.Void))
                .forEach(clock -> byReferral.putIfAbsent(clock.scopeId(), clock));
        Map<UUID, Referral> found = referrals
                .counted(byReferral.values().stream()
                        .map(clock -> new ReferralFigures.Counted(clock.subjectId(), clock.scopeId()))
                        .toList())
                .stream()
                .collect(Collectors.toMap(Referral::referralId, Function.identity(), (first, _) -> first));
        Map<UUID, String> teams = organisations.teamNames(
                found.values().stream().map(each -> each.owner().teamId()).collect(Collectors.toSet()));
        List<Answered> answered = new ArrayList<>();
        byReferral.forEach((id, clock) -> {
            Referral referral = found.get(id);
            if (referral != null) {
                answered.add(new Answered(
                        referral.personId(),
                        teams.getOrDefault(referral.owner().teamId(), "A team"),
                        London.at(clock.started()).getHour(),
                        stand(clock, now)));
            }
        });
        return answered;
    }

    private static Stand stand(ClockView clock, Instant now) {
        return switch (clock.state()) {
            case ClockState.Met _ -> Stand.MET;
            case ClockState.Missed _ -> Stand.MISSED;
            case ClockState.Running _, ClockState.Paused _, ClockState.NotStarted _, ClockState.Void _ ->
                clock.isBreachedAt(now) ? Stand.MISSED : Stand.WAITING;
        };
    }

    /** What is counted of them by network. */
    static List<Column> columns(List<Answered> all) {
        return List.of(
                new Column("Crisis referrals", people(all.stream())),
                new Column("Seen within 4 hours", people(all.stream().filter(each -> each.stand() == Stand.MET))),
                new Column("Late", people(all.stream().filter(each -> each.stand() == Stand.MISSED))));
    }

    private static List<@Nullable UUID> people(Stream<Answered> all) {
        List<@Nullable UUID> people = new ArrayList<>();
        all.forEach(each -> people.add(each.personId()));
        return people;
    }

    static List<Kept> by(List<Answered> all, Function<Answered, String> what) {
        Map<String, List<Answered>> groups =
                all.stream().collect(Collectors.groupingBy(what, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new Kept(
                        group.getKey(),
                        group.getValue().size(),
                        count(group.getValue().stream(), Stand.MET),
                        count(group.getValue().stream(), Stand.MISSED),
                        count(group.getValue().stream(), Stand.WAITING)))
                .toList();
    }

    private static int count(Stream<Answered> all, Stand stand) {
        return (int) all.filter(each -> each.stand() == stand).count();
    }
}
