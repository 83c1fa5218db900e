package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.frontdoor.AmbulanceCalls.Call;
import org.onedoor.frontdoor.Referral;
import tools.jackson.databind.node.ObjectNode;

/** Whom a message about a 999 call is about: several people of one number, a name put right, a number given again. */
class ValidationPeopleTest extends Validating {
    @Test
    void twoPeopleOfOneIncidentAreTwoCallsAndNeitherIsWrittenOverTheOther() {
        String number = number();
        ObjectNode one = call(number, "C3", ago(5));
        ObjectNode other = call(number, "C4", ago(5));
        Call first = shown(machine.process(one));
        Call second = shown(machine.process(other));
        assertThat(first.number()).isEqualTo(number);
        assertThat(second.number()).isEqualTo(number + "/2");

        ObjectNode upgrade = update(other, "C2");
        machine.process(upgrade);
        assertThat(again(first).isOpen()).isTrue();
        assertThat(again(second).isOpen()).isFalse();

        ObjectNode third = call(number, "C3", ago(5));
        shown(machine.process(third));
        ObjectNode unclear = update(one, "C2");
        nameless(unclear);
        Answer answer = machine.process(unclear);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.diagnostics()).contains("2 calls have this number", number + "/3", "ServiceRequest.id");
        Messages.resource(unclear, "ServiceRequest")
                .put("id", first.incidentId().toString());
        unclear.put("id", UUID.randomUUID().toString());
        assertThat(machine.process(unclear).status()).isEqualTo(200);
        assertThat(again(first).isOpen()).isFalse();
    }

    @Test
    void twoPeopleOfWhomNobodyKnowsTheNameAreTwoCalls() {
        String number = number();
        ObjectNode one = call(number, "C3", ago(5));
        ObjectNode other = call(number, "C3", ago(5));
        nameless(one);
        nameless(other);
        assertThat(shown(machine.process(one)).number()).isEqualTo(number);
        assertThat(shown(machine.process(other)).number()).isEqualTo(number + "/2");
    }

    @Test
    void aMessageThatLiesAboutItsPersonOrIsLateOrIncompleteIsNotTaken() {
        ObjectNode message = call(number(), "C3", ago(5));
        Call shown = shown(machine.process(message));
        ObjectNode anothers = update(message, "C2");
        person(anothers, Cast.nhsNumber(random), Messages.family(random));
        Answer lie = machine.process(anothers);
        assertThat(lie.status()).isEqualTo(409);
        assertThat(lie.diagnostics()).contains("another person");

        machine.process(update(message, "C4"));
        ObjectNode late = update(message, "C4");
        changed(late, Instant.now().minusSeconds(3_600));
        assertThat(machine.process(late).diagnostics()).contains("A later message about this call");
        assertThat(again(shown).isOpen()).isTrue();

        ObjectNode unnumbered = call(number(), "C3", ago(5));
        Messages.resource(unnumbered, "Encounter").remove("identifier");
        assertThat(machine.process(unnumbered).issue()).isEqualTo("required REC_BAD_REQUEST Encounter.identifier");
        ObjectNode unclocked = call(number(), "C3", ago(5));
        Messages.resource(unclocked, "Encounter").remove("period");
        assertThat(machine.process(unclocked).issue()).isEqualTo("required REC_BAD_REQUEST Encounter.period.start");
        ObjectNode unranked = call(number(), "none", ago(5));
        assertThat(machine.process(unranked).issue())
                .isEqualTo("required REC_BAD_REQUEST CarePlan.activity.outcomeCodeableConcept");
        ObjectNode unknown = update(call(number(), "C3", ago(5)), "none");
        assertThat(machine.process(unknown).status()).isEqualTo(404);
    }

    @Test
    void somebodyBornInAYearIsShownSoAndKeptSo() {
        ObjectNode message = call(number(), "C3", ago(5));
        ObjectNode other = call(number(), "C3", ago(5));
        Messages.resource(message, "Patient").put("birthDate", "1959");
        Messages.resource(other, "Patient").put("birthDate", "1959");
        assertThat(opened(shown(machine.process(other)))).contains("In 1959, day and month not known");
        Referral referral = pulled(shown(machine.process(message)));
        assertThat(door.page(referral.reference())).contains("1959, day and month not known");
    }

    @Test
    void twoPeopleOfOneIncidentWhoComeAtTheSameMomentAreTwoCalls() {
        for (int round = 0; round < 6; round++) {
            String number = number();
            List<Call> both = List.of(call(number, "C3", ago(5)), call(number, "C3", ago(5))).stream()
                    .map(message -> CompletableFuture.supplyAsync(() -> machine.process(message)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .map(this::shown)
                    .toList();
            assertThat(both).extracting(Call::number).containsExactlyInAnyOrder(number, number + "/2");
        }
    }

    @Test
    void whatIsSaidOfAnEndedCallByItsIdIsNotDoneToTheOneThatHasItsNumberNow() {
        String number = number();
        ObjectNode yesterday = call(number, "C3", ago(1_500));
        changed(yesterday, ago(1_499));
        Call before = shown(machine.process(yesterday));
        ObjectNode over = update(yesterday, "C3");
        Messages.resource(over, "ServiceRequest").put("status", "revoked");
        changed(over, ago(1_400));
        machine.process(over);
        Call now = shown(machine.process(call(number, "C3", ago(5))));
        assertThat(now.incidentId()).isNotEqualTo(before.incidentId());

        for (String category : List.of("C3", "C2")) {
            ObjectNode late = update(over, category);
            Messages.resource(late, "ServiceRequest")
                    .put("id", before.incidentId().toString());
            Answer answer = machine.process(late);
            assertThat(encounter(answer)).isEqualTo("cancelled");
            assertThat(answer.body())
                    .contains(category.equals("C3") ? "Closed by the ambulance service" : "stays with you");
            assertThat(again(now).isOpen()).isTrue();
        }
    }

    @Test
    void aSharedSurnameOrAPlaceholderOrAnotherBirthIsNotTheSamePerson() {
        String surname = number();
        ObjectNode mother = call(surname, "C3", ago(5));
        ObjectNode child = call(surname, "C3", ago(5));
        String unknown = number();
        ObjectNode one = call(unknown, "C3", ago(5));
        ObjectNode other = call(unknown, "C3", ago(5));
        String same = number();
        ObjectNode father = call(same, "C3", ago(5));
        ObjectNode son = call(same, "C3", ago(5));
        for (ObjectNode message : List.of(mother, child)) {
            named(message, null, "Testerton");
        }
        for (ObjectNode message : List.of(one, other)) {
            named(message, "Unknown", "Male");
        }
        for (ObjectNode message : List.of(father, son)) {
            named(message, "Alex", "Testerton");
        }
        Messages.resource(son, "Patient").put("birthDate", "1999-05-04");
        for (List<ObjectNode> both : List.of(List.of(mother, child), List.of(one, other), List.of(father, son))) {
            Call first = shown(machine.process(both.getFirst()));
            assertThat(shown(machine.process(both.getLast())).number()).isEqualTo(first.number() + "/2");
        }
        ObjectNode strangers = update(son, "C3");
        named(strangers, "Robin", "Sampleby");
        Messages.resource(strangers, "Patient").put("birthDate", "1970-01-01");
        String alone = number();
        machine.process(numbered(son, alone));
        Messages.resource(strangers, "ServiceRequest").put("status", "revoked");
        assertThat(machine.process(numbered(strangers, alone)).diagnostics()).contains("another person");
        ObjectNode mended = update(numbered(son, alone), "C4");
        named(mended, "Alix", "Testerton");
        assertThat(machine.process(mended).status()).as("a name is mended").isEqualTo(200);
    }

    @Test
    void newsOfTheSecondPersonOfAnIncidentLeadsToTheirCall() {
        String number = number();
        machine.process(call(number, "C3", ago(5)));
        ObjectNode message = call(number, "C3", ago(5));
        Call second = shown(machine.process(message));
        opened(second);
        machine.process(update(message, "C2"));
        String link = "/stack/number?number=" + number + "%2F2";
        assertThat(door.visit("/notifications").document().html()).contains(link);
        assertThat(door.visit(link).text()).contains("999 call " + number + "/2", "was upgraded");
    }
}
