package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.AmbulanceCalls.Call;
import tools.jackson.databind.node.ObjectNode;

/** 999 calls that an ambulance service's machine sends to be validated: which messages become calls of the stack, and what is kept. */
class ValidationTest extends Validating {
    @Test
    void aCallIsShownOnTheStackWithTheClockOfTheAmbulanceServiceAndIsNoReferral() {
        ObjectNode message = call(number(), "C3", ago(10));
        String family = family(message);
        Answer answer = machine.process(message);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Call shown = shown(answer);
        assertThat(shown.calledAt()).isEqualTo(ago(10));
        assertThat(encounter(answer)).isEqualTo("planned");
        assertThat(shown.caller().familyName()).isEqualTo(family);
        assertThat(door.jdbc()
                        .sql("select count(*) from people.person where family_name = :name")
                        .param("name", family)
                        .query(Integer.class)
                        .single())
                .as("the centre has nobody until it takes the call over")
                .isZero();

        String list = door.visit("/stack").text();
        assertThat(list)
                .contains(shown.number(), "Category 3", "Palpitations (SG1137)", "Scene Safety")
                .doesNotContain(family, "CONSULTATION SUMMARY", "The Headrow");
        String held = opened(shown);
        assertThat(held)
                .contains(
                        family,
                        "CONSULTATION SUMMARY",
                        "Where the ambulance would go Briggate corner, 20 The Headrow, Leeds, LS1 6PT",
                        "Home address 22 Brightside Crescent");
    }

    @Test
    void whoeverIsSaidToHaveDiedIsReadAsSuchBeforeTheCallIsOpened() {
        ObjectNode message = call(number(), "C3", ago(5));
        Messages.resource(message, "Patient").put("deceasedBoolean", true);
        Call shown = shown(machine.process(message));
        assertThat(door.visit("/stack")
                        .document()
                        .select("#c-" + shown.incidentId())
                        .text())
                .contains("The message says that this person has died: check before anybody gets in touch");
    }

    @Test
    void anUpgradeTakesTheCallAwayAndNothingOfItsMessageIsKept() {
        String number = number();
        ObjectNode message = call(number, "C3", ago(20));
        Call shown = shown(machine.process(message));
        ObjectNode upgrade = update(message, "C2");
        int before = kept(message);
        Answer answer = machine.process(upgrade);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(encounter(answer)).isEqualTo("cancelled");
        assertThat(again(shown).isOpen()).isFalse();
        assertThat(again(shown).standing()).contains("Upgraded");
        assertThat(kept(upgrade))
                .as("the message, what was read of it, and the call")
                .isEqualTo(before);
        assertThat(door.visit("/stack").text()).doesNotContain(number);
        assertThat(machine.process(upgrade).issue())
                .as("under another X-Request-ID")
                .startsWith("conflict");
        assertThat(kept(upgrade)).isEqualTo(before);
        ObjectNode late = update(message, "C3");
        changed(late, Instant.now().minusSeconds(600));
        assertThat(encounter(machine.process(late)))
                .as("older than the upgrade")
                .isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1", "C2", "HCP2", "IFT1"})
    void aCallThatIsNotForTheCentreIsLeftWithTheSenderAndNothingOfItIsKept(String category) {
        String number = number();
        ObjectNode message = call(number, category, ago(3));
        String requestId = UUID.randomUUID().toString();
        Answer answer = machine.process(Partner.JSON.writeValueAsBytes(message), requestId);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(encounter(answer)).isEqualTo("cancelled");
        assertThat(answer.body()).contains("This one stays with you");
        assertThat(kept(message)).isZero();
        assertThat(machine.process(Partner.JSON.writeValueAsBytes(message), requestId)
                        .issue())
                .startsWith("duplicate");
        assertThat(kept(message)).isZero();
        ObjectNode older = call(number, "C3", ago(3));
        changed(older, Instant.now().minusSeconds(900));
        assertThat(encounter(machine.process(older)))
                .as("said before it was upgraded")
                .isEqualTo("cancelled");
        assertThat(door.visit("/stack").text()).doesNotContain(number);
    }

    @Test
    void whatTheAmbulanceServiceTakesBackIsGoneAndACancellationMayComeFirst() {
        ObjectNode message = call(number(), "C3", ago(5));
        Call shown = shown(machine.process(message));
        ObjectNode revoked = update(message, "C3");
        Messages.resource(revoked, "ServiceRequest").put("status", "revoked");
        assertThat(encounter(machine.process(revoked))).isEqualTo("cancelled");
        assertThat(again(shown).standing()).isEqualTo("Closed by the ambulance service");

        ObjectNode never = call(number(), "C3", ago(5));
        changed(never, Instant.now().minusSeconds(60));
        ObjectNode first = update(never, "C3");
        Messages.resource(first, "ServiceRequest").put("status", "entered-in-error");
        assertThat(machine.process(first).status()).isEqualTo(200);
        assertThat(encounter(machine.process(never))).isEqualTo("cancelled");
        assertThat(door.visit("/stack").text()).doesNotContain(number(never));
    }

    @Test
    void anotherOrganisationsCallAndAHandOverByAnAmbulanceServiceAreReferrals() {
        door.lets("not-an-ambulance", "R1L");
        Partner other = new Partner(door.port, "not-an-ambulance", Door.SECRET, "bars read");
        for (Answer answer : List.of(
                other.process(call(number(), "C3", ago(5))),
                machine.process(Messages.fresh("referral-request-a4t3.json", random)))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(Messages.resource(answer.json(), "ServiceRequest")
                            .path("id")
                            .asString())
                    .startsWith("OD-");
        }
    }

    @Test
    void anUpgradeThatIsNotUnderstoodOrCannotBeTakenIsNeverPassedOver() {
        ObjectNode message = call(number(), "C3", ago(5));
        Call shown = shown(machine.process(message));
        for (String category : List.of("C2R", "CAT 1")) {
            Answer refused = machine.process(update(message, category));
            assertThat(refused.issue()).isEqualTo("value REC_BAD_REQUEST CarePlan.activity.outcomeCodeableConcept");
            assertThat(refused.diagnostics()).contains("is upgraded");
        }
        assertThat(again(shown).isOpen()).isTrue();
        machine.process(update(message, " c2 "));
        assertThat(again(shown).isOpen()).isFalse();

        Instant longAgo = ago(600_000);
        ObjectNode undated = call(number(), "C3", ago(5));
        changed(undated, longAgo);
        Call stale = shown(machine.process(undated));
        ObjectNode unclear = update(undated, "C1");
        changed(unclear, longAgo);
        unclear.withObjectProperty("meta").put("lastUpdated", longAgo.toString());
        unclear.put("timestamp", longAgo.toString());
        Messages.resource(unclear, "Encounter").remove("period");
        assertThat(machine.process(unclear).diagnostics())
                .as("its only time is before the call connected")
                .contains("lastUpdated is older");
        assertThat(again(stale).isOpen()).isTrue();
        ObjectNode upgrade = update(undated, "C1");
        changed(upgrade, longAgo);
        assertThat(encounter(machine.process(upgrade)))
                .as("a record that is never dated anew")
                .isEqualTo("cancelled");
        assertThat(again(stale).isOpen()).isFalse();
    }

    @Test
    void ofACallThatIsNotForTheCentreNoLaterMessageIsKeptEitherNorOneThatCannotBeRead() {
        String number = number();
        ObjectNode message = call(number, "C2", ago(5));
        machine.process(message);
        ObjectNode silent = update(message, "C2");
        unranked(silent);
        String requestId = UUID.randomUUID().toString();
        assertThat(machine.process(Partner.JSON.writeValueAsBytes(silent), requestId)
                        .status())
                .isEqualTo(404);
        assertThat(kept(message)).isZero();
        ObjectNode over = update(message, "C3");
        Messages.resource(over, "ServiceRequest").put("status", "revoked");
        byte[] body = Partner.JSON.writeValueAsBytes(over);
        requestId = UUID.randomUUID().toString();
        assertThat(machine.process(body, requestId).status()).isEqualTo(200);
        assertThat(machine.process(body, requestId).issue()).startsWith("duplicate");
        assertThat(kept(message)).isZero();

        ObjectNode unreadable = call(number(), "C1", ago(5));
        Messages.resource(unreadable, "ServiceRequest").remove("subject");
        assertThat(machine.process(unreadable).status()).isEqualTo(400);
        assertThat(kept(unreadable)).isZero();

        ObjectNode unknown = call(number(), "C1X", ago(5));
        assertThat(machine.process(unknown).status()).isEqualTo(400);
        assertThat(kept(unknown)).as("it may be the most urgent there is").isZero();
        ObjectNode known = call(number(), "C3", ago(5));
        Messages.resource(known, "ServiceRequest").remove("subject");
        assertThat(machine.process(known).status()).isEqualTo(400);
        assertThat(kept(known)).as("it would have been shown").isOne();

        ObjectNode seen = call(number(), "C3", ago(5));
        machine.process(seen);
        machine.process(update(seen, "C2"));
        int before = kept(seen);
        ObjectNode note = update(seen, "C2");
        unranked(note);
        machine.process(note);
        assertThat(kept(seen)).as("nothing more after the upgrade").isEqualTo(before);
    }

    @Test
    void aCallConnectsAtTheLatestNow() {
        Answer ahead = machine.process(call(number(), "C3", Instant.now().plusSeconds(90_000)));
        assertThat(shown(ahead).calledAt()).isBeforeOrEqualTo(Instant.now());
        assertThat(ahead.body()).contains("is in the future, so the call is taken to connect now", "offset");
        assertThat(machine.process(call(number(), "C3", Instant.parse("1821-11-26T15:00:00Z")))
                        .issue())
                .isEqualTo("value REC_BAD_REQUEST Encounter.period.start");
        Answer old = machine.process(call(number(), "C3", ago(11_000)));
        assertThat(shown(old).calledAt()).as("a week ago and more").isEqualTo(ago(11_000));
        assertThat(old.body()).contains("is more than 7 days ago. It is taken as sent");
        Call shown = shown(machine.process(call(number(), "C3", Instant.now().plusSeconds(400))));
        assertThat(shown.calledAt()).isBeforeOrEqualTo(Instant.now());
    }
}
