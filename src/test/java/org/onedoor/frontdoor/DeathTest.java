package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.onedoor.frontdoor.Doing.CONSULTANT;
import static org.onedoor.frontdoor.Doing.VETERANS;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Service;
import org.onedoor.directory.SlotState;
import org.onedoor.directory.Slots;
import org.onedoor.people.Details;
import org.onedoor.people.People;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.Messages;
import org.onedoor.work.Notifications;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What follows a recorded death, on every referral of the person. */
@OneDoorTest
class DeathTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Care care;

    @Autowired
    Triage triage;

    @Autowired
    Corrections corrections;

    @Autowired
    Intake intake;

    @Autowired
    Onward onward;

    @Autowired
    DomainTime time;

    @Autowired
    People people;

    @Autowired
    Slots slots;

    @Autowired
    Clocks clocks;

    @Autowired
    Messages messages;

    @Autowired
    Notifications notifications;

    @Autowired
    Telling telling;

    @Autowired
    EventLog log;

    private Account consultant;
    private Account veterans;
    private String first;
    private String second;
    private String third;
    private UUID personId;
    private Details who;

    @BeforeEach
    void somebodyWithThreeReferrals() {
        consultant = cast.clinician(CONSULTANT);
        veterans = cast.clinician(VETERANS);
        who = Cast.somebody(new Random());
        Actor gp = cast.gp().actor();
        first = doing.referral(gp, who, "given", Priority.ROUTINE, "low-mood-anxiety");
        second = doing.referral(gp, who, "given", Priority.ROUTINE, "trauma");
        third = doing.referral(gp, who, "given", Priority.SOON, "debt");
        doing.accepted(first, CONSULTANT);
        doing.accepted(second, VETERANS);
        doing.offered(third, VETERANS);
        personId = doing.person(first);
        assertThat(doing.person(second)).isEqualTo(personId).isEqualTo(doing.person(third));
    }

    @Test
    void whileAnotherTeamIsAskedTheCentreReadsWhatToDoFirst() {
        Visitor centre = new Visitor(port).signIn(cast.navigator().username());
        String step = "/referrals/%s/do/record-outcome".formatted(third);
        assertThat(centre.open(step).text()).contains("Take the offer back first.");
        Visitor asked = new Visitor(port).signIn(veterans.username());
        assertThat(asked.open(step).text())
                .as("they have nothing to take back: they answer")
                .contains("cannot be done while the referral is")
                .doesNotContain("Take the offer back");
        Page back = centre.open("/referrals/%s/do/withdraw-offer".formatted(third))
                .form("/do/withdraw-offer")
                .send();
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(centre.open(step).form("/do/record-outcome").send().status()).isEqualTo(422);
        Page died = centre.open(step)
                .form("/do/record-outcome")
                .with("outcome", "died")
                .with("told", "gp")
                .send();
        assertThat(died.status()).as(died.text()).isEqualTo(200);
        assertThat(people.get(personId).diedOn()).isNotNull();
    }

    @Test
    void aDayBeforeTheBirthIsRefusedAndADayNobodyKnowsIsNotMadeUp() {
        Visitor team = new Visitor(port).signIn(consultant.username());
        String step = "/referrals/%s/do/record-outcome".formatted(first);
        Page early = team.open(step)
                .form("/do/record-outcome")
                .with("outcome", "died")
                .with("told", "gp")
                .with("diedOn-day", "3")
                .with("diedOn-month", "2")
                .with("diedOn-year", "1850")
                .send();
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("before they were born, on");
        Page onlyThem = team.open(step)
                .form("/do/record-outcome")
                .with("outcome", "died")
                .with("told", "person")
                .send();
        assertThat(onlyThem.status()).isEqualTo(422);
        assertThat(onlyThem.text()).contains("The person died: say who else was told");
        Page done = team.open(step)
                .form("/do/record-outcome")
                .with("outcome", "died")
                .with("told", "gp")
                .send();
        assertThat(done.text()).contains("Has died, day not known").doesNotContain("Warn British Transport Police");
        assertThat(people.get(personId).dayOfDeathKnown()).isFalse();
        Page closed =
                team.open("/referrals/" + first + "/do/close").form("/do/close").send();
        assertThat(closed.text())
                .contains("Nothing more: the person has died.")
                .doesNotContain("If help is needed again");
    }

    @Test
    void thatTheReferrerWasToldIsNotSaidWhereNobodyToldThem() {
        Visitor team = new Visitor(port).signIn(consultant.username());
        Page refused = team.open("/referrals/%s/do/record-outcome".formatted(first))
                .form("/do/record-outcome")
                .with("outcome", "could-not-contact")
                .with("told", "person")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("says that the referrer was told");
    }

    @Test
    void whoAnswersAnOfferThatHasEndedIsToldSoAndGetsTheirWordsBack() {
        String asked = doing.referral(cast.gp().actor(), Cast.somebody(new Random()), "given", Priority.SOON, "debt");
        doing.offered(asked, VETERANS);
        UUID personId = doing.person(asked);
        Visitor team = new Visitor(port).signIn(veterans.username());
        Visitor other = new Visitor(port).signIn(cast.clinician(CONSULTANT).username());
        Page open = team.open("/referrals/%s/do/accept".formatted(asked));
        Page decline = team.open("/referrals/%s/do/decline".formatted(asked));
        as(
                cast.navigator().actor(),
                () -> triage.withdrawOffer(asked, doing.now(asked).version(), null));
        Page late = open.form("/do/accept")
                .with("words", "We can see them on Monday")
                .send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("The offer has ended", "has taken the offer back", "We can see them on Monday")
                .doesNotContain(people.get(personId).familyName());
        assertThat(decline.form("/do/decline").with("reason", "27").send().status())
                .isEqualTo(409);
        assertThat(other.open("/referrals/%s/do/accept".formatted(asked)).status())
                .isEqualTo(404);
        assertThat(other.open("/referrals/" + asked).status()).isEqualTo(404);
        Page followed = team.open("/referrals/" + asked);
        assertThat(followed.status()).isEqualTo(410);
        assertThat(followed.text())
                .contains(
                        "The Care Co-ordination Centre has taken the offer back",
                        "The need went back to the Care Co-ordination Centre")
                .doesNotContain("was not saved", people.get(personId).familyName());
    }

    @Test
    void everyAppointmentIsCancelledEveryServiceToldEveryClockEndedAndNobodyTexted() {
        var slot = doing.slot(VETERANS, Duration.ofDays(3));
        as(
                veterans.actor(),
                () -> care.book(second, doing.now(second).version(), new AppointmentTime.Published(slot.id()), null));
        hear(second);

        Page done = new Visitor(port)
                .signIn(consultant.username())
                .open("/referrals/%s/do/record-outcome".formatted(first))
                .form("/do/record-outcome")
                .with("outcome", "died")
                .with("told", "gp")
                .with("diedOn-day", "3")
                .with("diedOn-month", "2")
                .with("diedOn-year", "2026")
                .send();
        assertThat(done.text())
                .contains("Outcome recorded")
                .contains("The person has died")
                .contains("Died 3 Feb 2026");

        assertThat(people.get(personId).diedOn()).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThat(doing.appointments(second, "booked")).isEmpty();
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Free.class);
        for (String reference : List.of(first, second, third)) {
            assertThat(doing.now(reference).state()).as(reference).isEqualTo(WorkState.OUTCOME_RECORDED);
            assertThat(doing.now(reference).outcome()).isEqualTo(Outcome.DIED);
            assertThat(doing.open(reference)).as(reference).containsExactly("OWNER_REVIEW");
        }
        assertThat(doing.now(third).offer()).isNull();
        assertThat(as(Actor.SYSTEM, () -> clocks.rebuild(new Subject.Person(personId))))
                .isZero();

        hear(second);
        hear(third);
        assertThat(notifications.about(veterans.actor(), second))
                .anyMatch(told -> told.kind().equals("person-died"));
        assertThat(notifications.about(veterans.actor(), third))
                .anyMatch(told -> told.kind().equals("offer-withdrawn"));
        for (String reference : List.of(first, second, third)) {
            assertThat(PastTheGate.read(
                            () -> messages.of(personId, doing.now(reference).referralId())))
                    .noneMatch(message -> message.state().equals("waiting"));
        }
    }

    @Test
    void aDayOfDeathBesideAnotherOutcomeIsAskedAboutAndNothingIsRecorded() {
        Page asked = new Visitor(port)
                .signIn(consultant.username())
                .open("/referrals/%s/do/record-outcome".formatted(first))
                .form("/do/record-outcome")
                .with("outcome", "need-met")
                .with("told", "gp")
                .with("diedOn-day", "3")
                .with("diedOn-month", "2")
                .with("diedOn-year", "2026")
                .send();
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("You gave a day on which the person died, and another outcome");
        assertThat(asked.document().select("#diedOn-year").val()).isEqualTo("2026");
        assertThat(doing.now(first).outcome()).isNull();
        assertThat(people.get(personId).diedOn()).isNull();
    }

    @Test
    void aDeathRecordedByMistakeIsTakenBackAndTheOthersGoOn() {
        as(
                consultant.actor(),
                () -> care.outcome(first, doing.now(first).version(), Outcome.DIED, List.of("gp"), null, null));
        assertThat(people.get(personId).diedOn()).isNotNull();
        UUID outcome = PastTheGate.read(() -> corrections.facts(doing.now(first))).stream()
                .filter(fact -> fact.kind() == Corrections.Kind.OUTCOME)
                .findFirst()
                .orElseThrow()
                .event();
        as(
                consultant.actor(),
                () -> corrections.outcome(
                        first, outcome, Outcome.MOVED_AWAY, List.of("gp"), null, "Somebody of the same name", null));
        assertThat(people.get(personId).diedOn()).isNull();
        assertThat(doing.now(first).outcome()).isEqualTo(Outcome.MOVED_AWAY);
        assertThat(doing.now(second).state()).isEqualTo(WorkState.ACCEPTED);
        assertThat(doing.now(second).outcome()).isNull();
        assertThat(doing.now(third).state()).isEqualTo(WorkState.IN_TRIAGE);
        assertThat(doing.open(second)).hasSizeGreaterThan(1);
        assertThat(as(Actor.SYSTEM, () -> clocks.rebuild(new Subject.Person(personId))))
                .isZero();
    }

    @Test
    void aNeedThatEndedByAMistakenDeathOnlyIsOpenAgain() {
        String withCentre = doing.referral(cast.gp().actor());
        Actor centre = cast.navigator().actor();
        as(
                centre,
                () -> care.outcome(
                        withCentre, doing.now(withCentre).version(), Outcome.DIED, List.of("gp"), null, null));
        as(centre, () -> care.close(withCentre, doing.now(withCentre).version(), null));
        as(
                centre,
                () -> corrections.outcome(
                        withCentre,
                        outcome(withCentre),
                        Outcome.CARE_CONTINUES,
                        List.of("gp"),
                        null,
                        "Somebody of the same name",
                        null));
        Referral now = doing.now(withCentre);
        assertThat(now.state()).isEqualTo(WorkState.IN_TRIAGE);
        assertThat(now.outcome()).isNull();
        assertThat(people.get(now.personId()).diedOn()).isNull();
        assertThat(doing.open(withCentre)).isNotEmpty();
        assertThat(as(Actor.SYSTEM, () -> clocks.rebuild(new Subject.Person(now.personId()))))
                .isZero();
    }

    private UUID outcome(String reference) {
        return PastTheGate.read(() -> corrections.facts(doing.now(reference))).stream()
                .filter(fact -> fact.kind() == Corrections.Kind.OUTCOME)
                .findFirst()
                .orElseThrow()
                .event();
    }

    @Test
    void nobodyIsReferredWhoHasDied() {
        died();
        Actor gp = cast.gp().actor();
        assertThatThrownBy(() -> doing.referral(gp, who))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("This person has died. Nobody is referred after death.");
        assertThatThrownBy(() -> as(consultant.actor(), () -> onward.refer(first, Service.idOf(VETERANS), "", null)))
                .hasMessageContaining("Nobody is referred after death");
        Visitor practice = new Visitor(port).signIn(cast.gp().username());
        Page form = practice.open("/referrals/new");
        LocalDate born = Objects.requireNonNull(who.birthDate());
        Page sent = form.form(form.document().select("form[data-draft]").attr("action"))
                .with("nhsNumber", Objects.requireNonNull(who.nhsNumber()))
                .with("familyName", Objects.requireNonNull(who.familyName()))
                .with("givenName", Objects.requireNonNull(who.givenName()))
                .with("birthDate-day", String.valueOf(born.getDayOfMonth()))
                .with("birthDate-month", String.valueOf(born.getMonthValue()))
                .with("birthDate-year", String.valueOf(born.getYear()))
                .with("needs", "psychosis-first-episode")
                .with("reason", "Not sleeping")
                .with("consent", "given")
                .with("priority", "routine")
                .with("then", "check")
                .send()
                .form("/send")
                .send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(409);
        assertThat(sent.text()).contains("This person has died. Nobody is referred after death.", "tell the Care");
        for (Door door : List.of(Door.MESSAGE, Door.SELF)) {
            Submission submission = new Submission(
                    who,
                    null,
                    door,
                    Priority.SOON,
                    time.instant(),
                    null,
                    List.of("debt"),
                    "Rang us today",
                    null,
                    "given",
                    door == Door.MESSAGE);
            String reference = as(cast.navigator().actor(), () -> intake.submit(submission, null))
                    .reference();
            assertThat(doing.person(reference)).isNotEqualTo(personId);
            assertThat(doing.now(reference).identityReview())
                    .as("no message is lost by a death that may be a mistake, and nobody learns of it at an open door")
                    .isTrue();
        }
    }

    /** The consultant's team recorded the death on the first referral, and puts it right. */
    private void foundToLive() {
        UUID outcome = PastTheGate.read(() -> corrections.facts(doing.now(first))).stream()
                .filter(fact -> fact.kind() == Corrections.Kind.OUTCOME)
                .findFirst()
                .orElseThrow()
                .event();
        as(
                consultant.actor(),
                () -> corrections.outcome(
                        first, outcome, Outcome.MOVED_AWAY, List.of("gp"), null, "Somebody of the same name", null));
    }

    private void link(UUID other) {
        Page linked = new Visitor(port)
                .signIn(cast.navigator().username())
                .open("/people/%s/same/%s".formatted(personId, other))
                .form("/same/" + other)
                .with("verdict", "same")
                .with("basis", "services")
                .with("why", "Both services looked.")
                .with("bothNumbers", "yes")
                .send();
        assertThat(linked.text()).contains("The two records are linked");
    }

    private void died() {
        as(
                consultant.actor(),
                () -> care.outcome(first, doing.now(first).version(), Outcome.DIED, List.of("gp"), null, null));
    }

    @Test
    void aMistakeFoundAfterTheOtherTeamHasClosedOpensTheirPartAgainAndTellsThem() {
        as(
                veterans.actor(),
                () -> care.contact(
                        second,
                        new Care.Seen(
                                doing.now(second).receivedAt(),
                                true,
                                "telephone",
                                "assessment",
                                false,
                                false,
                                false,
                                null),
                        null));
        died();
        as(veterans.actor(), () -> care.close(second, doing.now(second).version(), null));
        assertThat(doing.now(second).state()).isEqualTo(WorkState.CLOSED);
        foundToLive();
        assertThat(doing.now(second).state()).isEqualTo(WorkState.IN_PROGRESS);
        assertThat(doing.now(second).outcome()).isNull();
        assertThat(doing.open(second)).hasSizeGreaterThan(1);
        hear(second);
        hear(third);
        for (String reference : List.of(second, third)) {
            assertThat(notifications.about(
                            reference.equals(second)
                                    ? veterans.actor()
                                    : cast.navigator().actor(),
                            reference))
                    .as(reference)
                    .anyMatch(told -> told.kind().equals("person-lives"));
        }
        assertThat(new Visitor(port)
                        .signIn(veterans.username())
                        .open("/referrals/" + second)
                        .text())
                .contains("The recorded death was a mistake", "Being seen");
        assertThat(as(Actor.SYSTEM, () -> clocks.rebuild(new Subject.Person(personId))))
                .isZero();
    }

    @Test
    void aMistakeIsTakenBackFromEveryRecordThatIsLinkedAsTheSamePerson() {
        Details alike = Cast.somebody(new Random());
        String elsewhere = doing.referral(cast.gp().actor(), alike, "given", Priority.ROUTINE, "debt");
        doing.accepted(elsewhere, VETERANS);
        UUID other = doing.person(elsewhere);
        link(other);
        died();
        await().untilAsserted(() -> assertThat(people.get(other).diedOn()).isNotNull());
        assertThat(doing.now(elsewhere).outcome()).isEqualTo(Outcome.DIED);
        foundToLive();
        await().untilAsserted(() -> assertThat(people.get(other).diedOn()).isNull());
        assertThat(doing.now(elsewhere).state()).isEqualTo(WorkState.ACCEPTED);
        assertThat(doing.now(elsewhere).outcome()).isNull();
        assertThat(people.get(personId).diedOn()).isNull();
    }

    /** What the jobs would tell of everything that happened on a referral, told now. */
    private void hear(String reference) {
        for (Event event : PastTheGate.read(
                () -> log.ofScope(personId, doing.now(reference).referralId()))) {
            if (telling.types().contains(event.type())) {
                PastTheGate.read(() -> {
                    telling.hear(event);
                    return true;
                });
            }
        }
    }
}
