package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Past;
import org.onedoor.directory.Service;
import org.onedoor.people.Details;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What triage says of services' own past: with this person, and with referrals like this one. */
@OneDoorTest
class ServicePastTest {
    private static final Instant MARCH = Instant.parse("2025-03-03T10:00:00Z");
    private static final String SEEN = "has seen this person before";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    MadeService made;

    @Autowired
    Answers said;

    @Autowired
    Care care;

    @Autowired
    Corrections corrections;

    @Autowired
    ServicePast past;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random();
    private Account gp;
    private Service other;
    private Service known;

    /** Two that are alike but for their names, by which {@code other} comes first. */
    @BeforeEach
    void twoServicesThatAreAlike() {
        gp = cast.gp();
        List<Service> both = Stream.of(made.adults(), made.adults())
                .sorted(Comparator.comparing(Service::name))
                .toList();
        other = both.getFirst();
        known = both.getLast();
    }

    @AfterEach
    void takeThemAway() {
        made.close(other);
        made.close(known);
    }

    @Test
    void theTeamThatHasSeenThePersonIsOfferedFirstAndTheFormAgreesWithThePage() {
        Details person = Cast.somebody(random);
        seenInMarch(person);
        doing.slot(other.code(), Duration.ofHours(1));
        doing.slot(known.code(), Duration.ofHours(1));

        List<String> strangers = cards(triage(cast.navigator(), doing.referral(gp.actor())));
        assertThat(strangers.indexOf(card(other))).isBetween(0, strangers.indexOf(card(known)) - 1);

        String again = doing.referral(gp.actor(), person);
        Page page = triage(cast.navigator(), again);
        assertThat(cards(page)).startsWith(card(known));
        assertThat(reasons(page, known)).contains(SEEN + ", last in March 2025");
        assertThat(reasons(page, other)).noneMatch(reason -> reason.contains(SEEN));

        Page refused = page.formIn("article#" + card(other), "/do/offer").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(known.name() + " comes first");
        Page done = triage(cast.navigator(), again)
                .formIn("article#" + card(known), "/do/offer")
                .send();
        assertThat(done.text()).contains("Offered: the service has been asked");
    }

    @Test
    void aContactThatWasPutRightAsNotKeptIsNoMeeting() {
        Details person = Cast.somebody(random);
        String first = seenInMarch(person);
        UUID event = meeting(first);
        as(
                cast.clinician(known.code()).actor(),
                () -> corrections.contact(first, event, MARCH, false, "telephone", "Nobody answered", null));
        Page page = triage(cast.navigator(), doing.referral(gp.actor(), person));
        assertThat(reasons(page, known)).isNotEmpty().noneMatch(reason -> reason.contains(SEEN));
    }

    @Test
    void aContactThatIsAboutSomebodyElseIsNoMeeting() {
        Details person = Cast.somebody(random);
        String first = seenInMarch(person);
        jdbc.sql(
                        "insert into record.moved_entry (person_id, event_id, at, to_person_id) values (:on, :event, :at, :to)")
                .param("on", doing.person(first))
                .param("event", meeting(first))
                .param("at", MARCH.atOffset(ZoneOffset.UTC))
                .param("to", doing.person(doing.referral(gp.actor())))
                .update();
        Page page = triage(cast.navigator(), doing.referral(gp.actor(), person));
        assertThat(reasons(page, known)).isNotEmpty().noneMatch(reason -> reason.contains(SEEN));
    }

    private UUID meeting(String reference) {
        return doing.timeline(reference).stream()
                .filter(entry -> entry.title().startsWith("Seen by"))
                .findFirst()
                .orElseThrow()
                .eventId();
    }

    @Test
    void aTeamThatMayNotReadTheStoryIsNotToldWhoHasSeenThePerson() {
        Details person = Cast.somebody(random);
        seenInMarch(person);
        String own = doing.referral(cast.vcse("positive-pathways").actor(), person);
        doing.accepted(own, "positive-pathways");
        Page page = triage(cast.vcse("positive-pathways"), own);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(known.name()).doesNotContain(SEEN);
    }

    @Test
    void whatAServiceAnsweredInTheLastYearIsSaidFromTenAnswersOnAndDecidesLast() {
        String mine = doing.referral(gp.actor());
        for (int i = 0; i < Past.Answers.FEWEST - 1; i++) {
            doing.accepted(doing.referral(gp.actor()), known.code());
        }
        assertThat(reasons(triage(cast.navigator(), mine), known))
                .isNotEmpty()
                .noneMatch(reason -> reason.contains("in the last year"));

        doing.accepted(doing.referral(gp.actor()), known.code());
        decline(doing.referral(gp.actor()));
        decline(doing.referral(gp.actor()));
        Page page = triage(cast.navigator(), mine);
        assertThat(reasons(page, known)).contains("accepted 10 of 12 offers like this in the last year");
        assertThat(cards(page).indexOf(card(known))).isBetween(0, cards(page).indexOf(card(other)) - 1);

        assertThat(answers(Priority.EMERGENCY, "debt")).isEqualTo(Map.of(known.id(), new Past.Answers(10, 12, false)));
        assertThat(answers(Priority.EMERGENCY, "low-mood-anxiety"))
                .isEqualTo(Map.of(known.id(), new Past.Answers(10, 12, true)));
        Map<UUID, Past.Answers> nextYear = DomainTime.at(
                time.instant().plus(Duration.ofDays(367)), () -> answers(Priority.ROUTINE, "low-mood-anxiety"));
        assertThat(nextYear).isEmpty();
    }

    private Map<UUID, Past.Answers> answers(Priority priority, String need) {
        return PastTheGate.read(() -> past.answers(List.of(known, other), priority, List.of(need)));
    }

    private void decline(String reference) {
        doing.offered(reference, known.code());
        as(
                cast.clinician(known.code()).actor(),
                () -> said.decline(
                        reference, doing.now(reference).version(), DeclineReason.NOT_APPROPRIATE, "Not for us", null));
    }

    /** @return the referral on which {@code known} saw them, which is over */
    private String seenInMarch(Details person) {
        return DomainTime.at(MARCH, () -> {
            String reference = doing.referral(gp.actor(), person);
            doing.accepted(reference, known.code());
            as(cast.clinician(known.code()).actor(), () -> {
                care.contact(
                        reference,
                        new Care.Seen(MARCH, true, "telephone", "assessment", false, false, false, null),
                        null);
                return care.outcome(
                        reference, doing.now(reference).version(), Outcome.NEED_MET, List.of("referrer"), null, null);
            });
            return reference;
        });
    }

    private Page triage(Account account, String reference) {
        return new Visitor(port).signIn(account.username()).open("/referrals/" + reference + "/triage");
    }

    private static List<String> cards(Page page) {
        return page.document().select("article.onedoor-offer").eachAttr("id");
    }

    private static String card(Service service) {
        return "s-" + service.id();
    }

    private static List<String> reasons(Page page, Service service) {
        Element card = Objects.requireNonNull(page.document().getElementById(card(service)), service.name());
        return card.select("li").eachText();
    }
}
