package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.access.Accounts.Account;
import org.onedoor.access.Agreement;
import org.onedoor.access.Agreements;
import org.onedoor.access.Capacity;
import org.onedoor.access.Carers;
import org.onedoor.access.LawfulBasis;
import org.onedoor.access.PersonAccounts;
import org.onedoor.access.Relationships;
import org.onedoor.access.Shareable;
import org.onedoor.access.Topic;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.HeldByServices;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Gender;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Actor;
import org.onedoor.platform.time.London;
import org.onedoor.record.CrisisPlans;
import org.onedoor.record.IAmSection;
import org.onedoor.record.IAms;
import org.onedoor.record.ShareGroup;
import org.springframework.stereotype.Component;

/**
 * What is shared before the demo's day begins: agreements with the police, the ambulance service and NHS 111, some crisis
 * plans, and one person with an account of her own, who permits her brother two things.
 */
@Component
@InDemo
class Sharing {
    private static final int PLANS = 12;

    /** Who writes the plans: the first of these who helps somebody, since a small demo has teams without anybody. */
    private static final List<Team> TEAMS = List.of(
            new Team("mhp.tilbury", "pcn-mh-tilbury-chadwell"),
            new Team("mhp.grays", "pcn-mh-grays"),
            new Team("eip", "eip"),
            new Team("talking.therapies", "talking-therapies"),
            new Team("reedbed", "reedbed-community"),
            new Team("cypmhs", "cypmhs"));

    private static final Duration SOON = Duration.ofHours(1);

    private final Agreements agreements;
    private final Carers carers;
    private final PersonAccounts accounts;
    private final CrisisPlans plans;
    private final IAms iAms;
    private final HeldByServices held;
    private final People people;
    private final Relationships relationships;
    private final Staff staff;
    private final Stage stage;

    Sharing(
            Agreements agreements,
            Carers carers,
            PersonAccounts accounts,
            CrisisPlans plans,
            IAms iAms,
            HeldByServices held,
            People people,
            Relationships relationships,
            Staff staff,
            Stage stage) {
        this.agreements = agreements;
        this.carers = carers;
        this.accounts = accounts;
        this.plans = plans;
        this.iAms = iAms;
        this.held = held;
        this.people = people;
        this.relationships = relationships;
        this.staff = staff;
        this.stage = stage;
    }

    /** An account, and the service whose people it helps. */
    private record Team(String username, String service) {}

    void begin(Instant now) {
        agree(now);
        Map<UUID, Set<UUID>> all = held.now();
        Team team = TEAMS.stream()
                .filter(each -> !all.getOrDefault(Service.idOf(each.service()), Set.of())
                        .isEmpty())
                .findFirst()
                .orElse(TEAMS.getFirst());
        List<UUID> helped = all.getOrDefault(Service.idOf(team.service()), Set.of()).stream()
                .sorted()
                .limit(PLANS)
                .toList();
        Actor practitioner = staff.visitor(team.username()).actor();
        for (int i = 0; i < helped.size(); i++) {
            UUID person = helped.get(i);
            Instant when = onceKnown(person, practitioner, now.minus(Duration.ofDays(20L + i)), now);
            stage.play(
                    when,
                    practitioner,
                    () -> plans.save(
                            person, 0, WrittenPlan.content(), London.date(now).plusMonths(5), true));
        }
        Map<UUID, Person> known = people.all(helped);
        helped.stream()
                .map(person -> Objects.requireNonNull(known.get(person)))
                .min(Comparator.comparing(person -> person.gender() != Gender.FEMALE))
                .ifPresent(person -> own(person, now));
    }

    /** At the time that is meant, or where the team came to know them later, soon after that. */
    private Instant onceKnown(UUID person, Actor practitioner, Instant meant, Instant now) {
        Instant known = relationships.of(List.of(person)).stream()
                .filter(each -> Objects.equals(each.teamId(), practitioner.teamId()))
                .map(each -> each.since().toInstant().plus(SOON))
                .min(Comparator.naturalOrder())
                .orElse(meant);
        Instant later = known.isAfter(meant) ? known : meant;
        return later.isAfter(now) ? now : later;
    }

    private void agree(Instant now) {
        Actor officer = staff.visitor("privacy").actor();
        LocalDate today = London.date(now);
        stage.play(now.minus(Duration.ofDays(90)), officer, () -> {
            String one = agreements.register(
                    terms(
                            "Crisis plans for the emergency services",
                            "To keep somebody safe whom an officer or a crew meets in a crisis",
                            LawfulBasis.PUBLIC,
                            today.minusDays(80),
                            today.plusDays(285)),
                    Set.of(
                            Organisation.idOfSlug("essex-police"),
                            Organisation.idOfOds("RYC"),
                            Organisation.idOfSlug("nhs-111"),
                            Organisation.idOfOds("RAJ")),
                    "emergency");
            agreements.register(
                    terms(
                            "Crisis plans on the railway",
                            "To keep somebody safe who is found on or near the line",
                            LawfulBasis.VITAL,
                            today.minusDays(400),
                            today.minusDays(35)),
                    Set.of(Organisation.idOfSlug("british-transport-police")),
                    "railway");
            return one;
        });
    }

    private static Agreement.Terms terms(
            String title, String purpose, LawfulBasis basis, LocalDate from, LocalDate until) {
        return new Agreement.Terms(
                title,
                purpose,
                Set.of(Shareable.values()),
                basis,
                from.atStartOfDay(London.ZONE).toInstant(),
                London.endOf(until),
                until.minusDays(30),
                "DPIA-" + from.getYear() + "-04");
    }

    /** Ms A and her brother, who sign in with accounts of their own. */
    private void own(Person herself, Instant now) {
        UUID personId = herself.personId();
        Account person = staff.visitor("person");
        Account brother = staff.visitor("carer");
        accounts.tie(person.accountId(), personId);
        String given = Optional.ofNullable(herself.givenName()).orElse("My first name");
        stage.play(
                now.minus(Duration.ofDays(9)),
                person.actor(),
                () -> iAms.write(
                        personId,
                        0,
                        Map.of(
                                IAmSection.NAME, given + ", please, never Mrs",
                                IAmSection.KNOWS_ME, "My brother. He has known me through all of it",
                                IAmSection.WORRIES, "Raised voices, and being talked about as if I were not there",
                                IAmSection.CALMS, "Radio low, tea, somebody who sits down rather than stands",
                                IAmSection.COMMUNICATION, "Give me time. When I look away I am listening",
                                IAmSection.JOYS, "The allotment, and the sea at Walton in winter"),
                        Set.of(ShareGroup.values())));
        Carers.Added added = stage.play(
                now.minus(Duration.ofDays(8)),
                person.actor(),
                () -> carers.add(personId, new Carers.Known("Tom", "brother", false)));
        stage.play(now.minus(Duration.ofDays(8)), brother.actor(), () -> carers.join(added.token()));
        stage.play(now.minus(Duration.ofDays(8)), person.actor(), () -> {
            carers.permit(
                    personId,
                    added.carerId(),
                    new Carers.Granted(
                            Set.of(Topic.APPOINTMENTS, Topic.CRISIS_PLAN),
                            null,
                            London.endOf(London.date(now).plusMonths(6)),
                            Capacity.HAS,
                            null));
            return true;
        });
    }
}
