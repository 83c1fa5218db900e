package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.TestPostgres;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.waiting.CheckInOutcome;
import org.onedoor.frontdoor.waiting.Harm;
import org.onedoor.frontdoor.waiting.StillNeeded;
import org.onedoor.frontdoor.waiting.Waiting;
import org.onedoor.people.Way;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Documents.Upload;
import org.springframework.beans.factory.annotation.Autowired;

/** The nine invariants of the front door, after any run of random acts by anyone. */
@OneDoorTest
class InvariantsTest {
    private static final Instant START = Instant.parse("2024-03-01T09:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Answers answers;

    @Autowired
    Care care;

    @Autowired
    ReferralRepository referrals;

    @Autowired
    Services services;

    @Autowired
    Onward onward;

    @Autowired
    Returns returns;

    @Autowired
    SafeContact safeContact;

    @Autowired
    Recognition recognition;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Corrections corrections;

    @Autowired
    Consents consents;

    @Autowired
    Naming naming;

    @Autowired
    StepDowns stepDowns;

    @Autowired
    Transfers transfers;

    @Autowired
    Appeals appeals;

    @Autowired
    Waiting waiting;

    @Autowired
    ReferralDocuments documents;

    @Autowired
    FactDoing facts;

    @Autowired
    PathwayDoing pathways;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdAfterAnyRunOfActs(long seed) throws IOException {
        Random random = new Random(seed);
        List<Service> asked = services.all().stream()
                .filter(service -> !service.isCentre())
                .limit(6)
                .toList();
        List<Actor> actors = new ArrayList<>();
        actors.add(cast.gp().actor());
        actors.add(cast.navigator().actor());
        asked.forEach(service -> actors.add(cast.account("clinician", service.organisationId(), service.teamId())
                .actor()));
        List<String> references = new ArrayList<>();
        Instant now = START;
        int done = 0;
        for (int i = 0; i < 250; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(600)));
            Actor actor = actors.get(random.nextInt(actors.size()));
            if (references.isEmpty() || random.nextInt(8) == 0) {
                references.add(at(
                        now,
                        actors.get(random.nextInt(2)),
                        () -> intake.submit(submission(random), null).reference()));
            } else {
                String reference = references.get(random.nextInt(references.size()));
                Service service = asked.get(random.nextInt(asked.size()));
                done += attempt(random, reference, now, actor, service);
            }
        }
        assertThat(done).as("acts that were permitted").isGreaterThan(25);
        assertThat(breaches()).isEmpty();
    }

    private int attempt(Random random, String reference, Instant now, Actor someone, Service service) {
        Referral referral = referrals.byReference(reference).orElseThrow();
        List<Step> permitted = new ArrayList<>();
        Actor actor = random.nextInt(4) == 0 ? someone : owner(referral);
        Permitted.all(referral, actor).forEach((step, refusal) -> {
            if (refusal == null) {
                permitted.add(step);
            }
        });
        Step step = permitted.isEmpty() || random.nextInt(5) == 0
                ? Step.values()[random.nextInt(Step.values().length)]
                : permitted.get(random.nextInt(permitted.size()));
        long version = random.nextInt(10) == 0 ? referral.version() + 1 : referral.version();
        IdempotencyKey key = random.nextBoolean()
                ? null
                : new IdempotencyKey(
                        actor.accountId().toString(), UUID.randomUUID().toString(), "");
        try {
            at(now, actor, () -> take(random, step, reference, version, service, now, key));
            return 1;
        } catch (Refused | StaleEdit | Invalid | NotFound | Forbidden expected) {
            return 0;
        }
    }

    private Actor owner(Referral referral) {
        var offer = referral.offer();
        return offer != null
                ? new Actor(UUID.randomUUID(), "Asked", "clinician", offer.organisationId(), offer.teamId(), null)
                : new Actor(
                        UUID.randomUUID(),
                        "Owner",
                        "clinician",
                        referral.owner().organisationId(),
                        referral.owner().teamId(),
                        null);
    }

    private Object take(
            Random random,
            Step step,
            String reference,
            long version,
            Service service,
            Instant now,
            @org.jspecify.annotations.Nullable IdempotencyKey key) {
        return switch (step) {
            case START_TRIAGE -> triage.start(reference, version, key);
            case DECIDE_PRIORITY ->
                triage.decide(reference, version, Priority.values()[random.nextInt(5)], "because", key);
            case RECOGNISE -> recognition.record(reference, version, List.of("psychosis-first-episode"), null, key);
            case MERGE -> {
                Referral mine = referrals.byReference(reference).orElseThrow();
                yield duplicates.merge(
                        reference,
                        version,
                        referrals.ofPerson(List.of(mine.personId())).getFirst().reference(),
                        null,
                        key);
            }
            case OFFER -> triage.offer(reference, version, service.id(), null, key);
            case WITHDRAW_OFFER -> triage.withdrawOffer(reference, version, key);
            case ACCEPT -> answers.accept(reference, version, null, key);
            case DECLINE -> answers.decline(reference, version, DeclineReason.NO_CAPACITY, null, key);
            case REQUEST_INFORMATION -> triage.askForInformation(reference, version, "what?", key);
            case GIVE_INFORMATION -> triage.answerInformation(reference, "this", key);
            case BOOK ->
                care.book(reference, version, new AppointmentTime.Agreed(now.plus(Duration.ofDays(3)), "video"), key);
            case CANCEL_APPOINTMENT -> care.cancelAppointment(reference, version, "person", null, key);
            case CHECK_IN ->
                waiting.checkIn(
                        reference,
                        new Waiting.CheckIn(
                                "telephone",
                                CheckInOutcome.values()[random.nextInt(4)],
                                null,
                                false,
                                false,
                                worse(random),
                                "said so"),
                        key);
            case PLAN_CHECK_IN -> waiting.plan(reference, London.date(now).plusDays(random.nextInt(90)), null, key);
            case REPORT_WORSE -> waiting.worse(reference, worse(random), "cannot sleep", key);
            case REVIEW_HARM -> waiting.reviewHarm(reference, Harm.LOW, "looked", key);
            case ASK_STILL_NEEDED ->
                waiting.askStillNeeded(reference, London.date(now).plusDays(7), key);
            case ANSWER_STILL_NEEDED ->
                waiting.answerStillNeeded(reference, StillNeeded.values()[random.nextInt(3)], "said so", key);
            case RECORD_CONTACT ->
                care.contact(
                        reference,
                        new Care.Seen(
                                now,
                                random.nextBoolean(),
                                "face-to-face",
                                "assessment",
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextInt(4) == 0,
                                null),
                        key);
            case RECORD_ATTEMPT -> care.attempted(reference, "telephone", null, key);
            case RECORD_NON_ATTENDANCE -> care.didNotAttend(reference, null, key);
            case RECORD_SAFE_WAYS -> safeContact.record(reference, Set.of(Way.TEXT), key);
            case REFER_ONWARD -> onward.refer(reference, service.id(), "", key);
            case CONFIRM_IDENTITY -> intake.confirmIdentity(reference, version, Cast.somebody(random), key);
            case RECORD_OUTCOME ->
                care.outcome(
                        reference,
                        version,
                        Outcome.values()[random.nextInt(Outcome.values().length)],
                        random.nextBoolean() ? List.of("person") : List.of(),
                        null,
                        key);
            case CLOSE -> care.close(reference, version, key);
            case WITHDRAW -> care.withdraw(reference, version, "changed", List.of("person"), key);
            case HAND_BACK -> returns.handBack(reference, version, DeclineReason.NO_CAPACITY, null, key);
            case REOPEN -> returns.reopen(reference, version, "again", key);
            case REFER_AGAIN -> intake.again(reference, Priority.ROUTINE, "again", key);
            case CORRECT -> correct(random, reference, now, key);
            case APPEAL ->
                appeals.appeal(
                        reference,
                        version,
                        appeals.open(referrals.byReference(reference).orElseThrow()).stream()
                                .map(Appeals.No::offerId)
                                .findFirst()
                                .orElse(null),
                        "look again",
                        key);
            case TRANSFER -> onward.transfer(reference, service.id(), "for you", key);
            case CHECK_TRANSFER ->
                transfers.check(
                        reference,
                        Transfers.Item.values()[random.nextInt(3)].code(),
                        random.nextBoolean() ? "done" : null,
                        key);
            case STEP_DOWN -> stepDowns.stepDown(reference, version, 6, "sleeps badly", List.of("person"), key);
            case COME_STRAIGHT_BACK -> stepDowns.comeBack(reference, Priority.SOON, "sleeps badly", key);
            case NAME_WORKER ->
                naming.worker(reference, version, cast.navigator().accountId(), null, key);
            case RECORD_ETHNICITY -> naming.ethnicity(reference, version, "A", key);
            case RECORD_CONSENT -> consents.record(reference, version, "refused", null, key);
            case KEEP_DOCUMENTS -> {
                byte[] words = ("Letter " + random.nextInt(1_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                documents.add(reference, new Upload("letter.txt", words), key);
                yield reference;
            }
            case OFFER_CHOICE,
                    RECORD_ASSESSMENT,
                    ASSESS_AGAIN,
                    RECORD_PERINATAL,
                    RECORD_LONG_TERM_CONDITION,
                    RECORD_SCORES,
                    OPEN_BOTH,
                    SHARE,
                    STOP_SHARING -> facts.take(random, step, reference, version, now, key);
            case PLAN_RESPONSE,
                    RECORD_RESPONSE,
                    CALL_HUDDLE,
                    ADD_TO_HUDDLE,
                    AGREE_PLAN,
                    PLAN_TRANSITION,
                    FOLLOW_UP_TRANSITION,
                    RECORD_COMPLEXITY,
                    RECORD_FRAILTY,
                    RECORD_CONVERSION,
                    RECORD_MILESTONE -> pathways.take(step, reference, version, service, now, key);
            case ADD_NOTE -> care.note(reference, "note", key);
        };
    }

    private static Waiting.Worse worse(Random random) {
        return new Waiting.Worse(Priority.values()[random.nextInt(5)], random.nextBoolean());
    }

    private Object correct(
            Random random, String reference, Instant now, @org.jspecify.annotations.Nullable IdempotencyKey key) {
        Referral referral = referrals.byReference(reference).orElseThrow();
        List<Corrections.Fact> facts = PastTheGate.read(() -> corrections.facts(referral));
        Corrections.Fact fact = facts.get(random.nextInt(facts.size()));
        return switch (fact.kind()) {
            case RECEIVED ->
                corrections.received(
                        reference,
                        fact.event(),
                        referral.receivedAt().minus(Duration.ofMinutes(random.nextInt(90))),
                        "heard earlier",
                        key);
            case CONTACT ->
                corrections.contact(
                        reference,
                        fact.event(),
                        now.minus(Duration.ofMinutes(random.nextInt(900))),
                        random.nextBoolean(),
                        "video",
                        "mistyped",
                        key);
            case NOT_ATTENDED -> corrections.attended(reference, fact.event(), "they came", key);
            case OUTCOME ->
                corrections.outcome(
                        reference,
                        fact.event(),
                        Outcome.values()[random.nextInt(Outcome.values().length)],
                        List.of("person"),
                        random.nextBoolean() ? "as it was" : null,
                        "mistyped",
                        key);
        };
    }

    private static Submission submission(Random random) {
        return new Submission(
                Cast.somebody(random),
                null,
                Door.GP,
                Priority.values()[random.nextInt(5)],
                DomainNow.VALUE,
                null,
                List.of("low-mood-anxiety"),
                "Feeling low",
                null,
                "given",
                false);
    }

    /** Received when the act runs. */
    private static final class DomainNow {
        private static final Instant VALUE = START.minus(Duration.ofMinutes(1));
    }

    private static <T> T at(Instant now, Actor actor, java.util.function.Supplier<T> work) {
        return DomainTime.at(now, () -> CurrentActor.as(actor, work));
    }

    /** Runs bench/invariants.sql, the same file an operator runs. */
    private List<Map<String, Object>> breaches() throws IOException {
        List<Map<String, Object>> found = new ArrayList<>();
        for (String query : Files.readString(Path.of("bench/invariants.sql")).split(";\\s*\n")) {
            String sql = query.lines()
                    .filter(line -> !line.startsWith("--"))
                    .reduce("", (a, b) -> a + "\n" + b)
                    .strip();
            if (!sql.isEmpty()) {
                found.addAll(TestPostgres.stored().sql(sql).query().listOfRows());
            }
        }
        return found;
    }
}
