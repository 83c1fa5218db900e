package org.onedoor.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.PastTheGate;
import org.onedoor.Shows;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.AccessNeeds.Adjustment;
import org.onedoor.people.People;
import org.onedoor.people.Way;
import org.onedoor.people.WaysToReach;
import org.onedoor.platform.Acts;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.Messages.Message;
import org.onedoor.work.post.Gateway;
import org.onedoor.work.post.Gateways;
import org.onedoor.work.post.Routes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever tells somebody something or books a time for them works by what they need. */
class AccessNeedsTest extends SomebodyWithNeeds {
    private static final String WORDS = "You have an appointment on Friday 8 March 2024 at 10:00.";
    private static final Instant A_DAY_OF_ITS_OWN = Instant.parse("2022-05-10T09:00:00Z");

    @Autowired
    WaysToReach ways;

    @Autowired
    People people;

    @Autowired
    Acts acts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    @Autowired
    Notifications notifications;

    @Autowired
    Tasks tasks;

    @Autowired
    List<OwnerOf> owners;

    private final Carrier texts = new Carrier(Way.TEXT);
    private final Carrier letters = new Carrier(Way.LETTER);
    private Messages messages;
    private PostRound round;

    private record Carrier(Way way, List<Piece> carried) implements Gateway {
        Carrier(Way way) {
            this(way, new ArrayList<>());
        }

        @Override
        public String send(Piece piece) {
            carried.add(piece);
            return way.code() + carried.size();
        }
    }

    @BeforeEach
    void carriers() {
        Routes routes = new Routes(ways, register, new Gateways(List.of(texts, letters)));
        messages = new Messages(jdbc, routes, time);
        round = new PostRound(messages, routes, people, acts, notifications, tasks, owners, time);
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private Message told() {
        UUID scope = doing.now(reference).referralId();
        InJob.run(() -> messages.write(people.get(personId), scope, WORDS));
        InJob.run(round::run);
        return PastTheGate.read(() -> messages.of(personId, scope)).getLast();
    }

    private boolean carriedBy(Carrier carrier) {
        return carrier.carried().stream().anyMatch(piece -> piece.words().equals(WORDS) && isOurs(piece));
    }

    private boolean isOurs(Gateway.Piece piece) {
        return PastTheGate.read(() -> messages.of(personId, doing.now(reference).referralId())).stream()
                .anyMatch(message -> message.messageId().equals(piece.messageId()));
    }

    @Test
    void nobodyWithoutAHomeIsWrittenToWhereTheyLivedBefore() {
        safe("letter");
        visit(navigator)
                .open("/people/" + personId + "/abode")
                .form("/abode")
                .with("foundPostcode", "RM18 8EB")
                .with("foundAt", "Behind the bus station")
                .send();
        assertThat(told().state()).isEqualTo("waiting");
        assertThat(carriedBy(letters)).isFalse();
    }

    @Test
    void whatWasSaidOnOneRecordIsKeptToOnAnotherOfTheSamePerson() {
        safe("text");
        form(navigator)
                .with("formats", "braille")
                .with("adjustments", "step-free")
                .send();
        UUID first = personId;
        String said = reference;
        referred();
        safe("text");
        assertThat(told().state()).isEqualTo("sent");
        assertThat(visit(navigator)
                        .open("/people/%s/same/%s".formatted(first, personId))
                        .form("/same/" + personId)
                        .with("verdict", "same")
                        .with("basis", "person-said")
                        .with("why", "She said so and gave both addresses")
                        .with("bothNumbers", "yes")
                        .send()
                        .text())
                .contains("The two records are linked");
        assertThat(told().state()).isEqualTo("not-sent");
        assertThat(PastTheGate.read(() -> register.toArrange(personId)))
                .hasValueSatisfying(
                        needs -> assertThat(needs.adjustments()).containsExactly(AccessNeeds.Adjustment.STEP_FREE));

        String here = reference;
        reference = said;
        safe("none");
        reference = here;
        assertThat(PastTheGate.read(() -> ways.of(personId)))
                .hasValueSatisfying(safe -> assertThat(safe).isEmpty());
    }

    @Test
    void aMessageGoesTheWayTheyWouldRatherHaveItAndLettersInLargePrint() {
        safe("text", "letter");
        assertThat(told().channel()).isEqualTo("text");
        form(navigator)
                .with("preferred", "letter")
                .with("formats", "large-print")
                .send();
        assertThat(told().channel()).isEqualTo("letter");
        assertThat(letters.carried()).filteredOn(this::isOurs).allMatch(Gateway.Piece::largePrint);

        form(navigator).with("preferred", "text").without("formats").send();
        assertThat(told().channel()).isEqualTo("text");
    }

    @Test
    void whatAMachineCannotMakeIsForTheTeamToTell() {
        safe("text", "letter", "call");
        form(navigator).with("formats", "braille").send();
        Message braille = told();
        assertThat(braille.state()).isEqualTo("not-sent");
        assertThat(braille.why()).contains("They need this in another form (braille)");
        form(navigator).without("formats").with("preferred", "call").send();
        assertThat(told().why()).contains("rather be told by phone");
        assertThat(carriedBy(texts)).isFalse();
        assertThat(carriedBy(letters)).isFalse();
        assertThat(jdbc.sql("select count(*) from work.notification where kind = 'message-not-sent' and item = :item")
                        .param("item", reference)
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    @Shows("W4.02")
    void somebodyNotOnlineGetsLettersAndTheFiguresSayHowManyByDistrict() {
        time.set(A_DAY_OF_ITS_OWN, 0);
        List<String> reasons = List.of("equipment", "connectivity", "skills", "cost", "confidence");
        for (int i = 0; i < 10; i++) {
            referred();
            Form form = form(navigator);
            form = i < 5 ? form.with("offline", reasons.get(i)) : form;
            assertThat(form.send().text()).contains("What they need has been recorded");
            if (i == 0) {
                safe("text", "email", "letter");
                Message letter = told();
                assertThat(letter.channel()).isEqualTo("letter");
                assertThat(carriedBy(texts)).isFalse();
                assertThat(visit(navigator).open("/people/" + personId).text())
                        .contains("Not online: No phone, tablet or computer that can");
            }
            if (i == 1) { // and where a letter is not safe, somebody calls
                safe("text", "call");
                assertThat(told().why()).contains("cannot use what is on a screen", "tell them yourself");
            }
        }
        time.set(A_DAY_OF_ITS_OWN.plus(Duration.ofHours(1)), 0);
        String day = London.date(A_DAY_OF_ITS_OWN).toString();
        Page figures = visit(navigator).open("/figures?topic=needs&from=%s&to=%s".formatted(day, day));
        assertThat(rows(figures, "Not online, by district"))
                .contains(
                        "Which All districts Not online 5 All districts Asked 10 Share 50%",
                        "Which Thurrock Not online 5 Thurrock Asked 10 Share 50%");
        assertThat(rows(figures, "Why they are not online"))
                .hasSize(5)
                .anyMatch(row -> row.contains("Cannot afford it"));
        assertThat(rows(figures, "Asked what they need, by district")).anyMatch(row -> row.contains("Thurrock"));
    }

    @Test
    void whoeverBooksATimeIsAskedWhetherItIsArrangedAndElseTheTeamGetsATask() {
        form(navigator)
                .with("adjustments", "hearing-loop")
                .with("words", "Left ear only")
                .send();
        doing.accepted(reference, "consultant-outpatient");
        Account team = cast.clinician("consultant-outpatient");
        Form book = visit(team)
                .open("/referrals/" + reference + "/do/book")
                .form("/do/book")
                .with("slot", "")
                .with(
                        "start",
                        London.at(time.instant().plus(Duration.ofDays(4))).toLocalDate() + "T10:00")
                .with("mode", "face-to-face");
        Page unanswered = book.send();
        assertThat(unanswered.status()).isEqualTo(422);
        assertThat(unanswered.text()).contains("Say how this is met", "A hearing loop", "Left ear only");
        Page booked = unanswered
                .form("/do/book")
                .with("whyNot", "The loop is out for repair until Thursday")
                .send();
        assertThat(booked.path()).isEqualTo("/referrals/" + reference);
        assertThat(booked.text()).contains("A hearing loop: not yet. The loop is out for repair until Thursday");
        assertThat(visit(team).tasksWith(reference).document().select("tr").eachText())
                .anyMatch(row -> row.contains(reference) && row.contains("Arrange what they need"));
        Page moved = visit(team)
                .open("/referrals/" + reference + "/do/book")
                .form("/do/book")
                .with("slot", "")
                .with(
                        "start",
                        London.at(time.instant().plus(Duration.ofDays(5))).toLocalDate() + "T11:00")
                .with("mode", "face-to-face")
                .with("met-hearing-loop", "Room 4 by the entrance has one")
                .send();
        assertThat(moved.path()).isEqualTo("/referrals/" + reference);
        assertThat(moved.text()).contains("A hearing loop: Room 4 by the entrance has one");
        assertThat(visit(team).tasksWith(reference).document().select("tr").eachText())
                .as("the time it was for is gone, and the new one is arranged")
                .noneMatch(row -> row.contains(reference) && row.contains("Arrange what they need"));
    }

    @Test
    void whatTheyNeedStandsInTheHeadOfEveryPageWithWhoSaidSoAndWhenToAskAgain() {
        LocalDate review = London.date(time.instant()).plusMonths(6);
        Page done = form(navigator)
                .with("formats", "large-print")
                .with("adjustments", "hearing-loop")
                .with("adjustments", "more-time")
                .with("language", "Polish")
                .instead("toldBy", "carer")
                .with("reviewOn", review.toString())
                .send();
        assertThat(done.text())
                .contains("told by somebody who cares for them", "Ask again on " + London.day(review))
                .contains("Language: Polish");
        String head = visit(gp)
                .open("/referrals/" + reference)
                .document()
                .select(".onedoor-identity")
                .text();
        assertThat(head)
                .contains(
                        "Needs: large print",
                        "Needs: a hearing loop, a longer appointment",
                        "Needs: told things in Polish");
        assertThat(visit(gp).open("/people/" + personId + "/needs").document().select("input[name=toldBy][checked]"))
                .as("who says so is asked each time")
                .isEmpty();

        safe("text", "letter");
        Message polish = told();
        assertThat(polish.state()).isEqualTo("not-sent");
        assertThat(polish.why()).contains("They need this in Polish", "have it translated");
        assertThat(carriedBy(texts)).isFalse();
        assertThat(carriedBy(letters)).isFalse();
        assertThat(visit(navigator).tasksWith(reference).document().select("tr").eachText())
                .anyMatch(row -> row.contains(reference) && row.contains("Tell them yourself"));

        form(navigator)
                .without("language")
                .with("formats", "large-print")
                .with("adjustments", "hearing-loop")
                .send();
        assertThat(told().channel()).isEqualTo("text");
    }

    @Test
    void anInterpreterStopsAMessageInEnglishAndASignLanguageInterpreterDoesNot() {
        safe("text", "letter");
        form(navigator).with("adjustments", "interpreter").send();
        assertThat(told().why()).contains("They need this in another language");
        form(navigator).with("adjustments", "sign-language").send();
        assertThat(told().channel()).isEqualTo("text");
    }

    @Test
    void theInterpreterADoorAskedForIsArrangedThoughNobodyAskedWhatTheyNeedSince() {
        jdbc.sql("update people.person set interpreter_needed = true where person_id = :id")
                .param("id", personId)
                .update();
        assertThat(PastTheGate.read(() -> register.toArrange(personId))
                        .orElseThrow()
                        .adjustments())
                .containsExactly(Adjustment.INTERPRETER);
        form(navigator).with("adjustments", "hearing-loop").send();
        assertThat(PastTheGate.read(() -> register.toArrange(personId))
                        .orElseThrow()
                        .adjustments())
                .containsExactlyInAnyOrder(Adjustment.INTERPRETER, Adjustment.HEARING_LOOP);
        doing.accepted(reference, "consultant-outpatient");
        assertThat(visit(cast.clinician("consultant-outpatient"))
                        .open("/referrals/" + reference + "/do/book")
                        .text())
                .contains("An interpreter");
    }

    private static List<String> rows(Page figures, String section) {
        return figures.document().select("table").stream()
                .filter(table -> table.select("caption").text().equals(section))
                .flatMap(table -> table.select("tbody tr").eachText().stream())
                .toList();
    }
}
