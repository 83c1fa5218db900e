package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;

/** Two cases that turn out to be one are joined with everything that was said, and taken apart without a loss. */
@OneDoorTest
class JoinedCasesTest extends JoiningDesk {
    @Test
    void twoCasesAreJoinedWithTheFactsOfBothTheEarlierClockWinsAndTheyArePartedWithoutALoss() {
        UUID force = forces.found("Police of the long night");
        Visitor one = forces.officer(port, force);
        UUID first = begun(one, Night.name("Unknown"));
        night.at("2024-03-15T20:10:00Z");
        UUID second = begun(one, Night.name("Male"));
        night.record(one, second, "arrived", "placeType", "health-based");
        night.at("2024-03-15T20:40:00Z");
        night.record(one, first, "arrived", "placeType", "health-based");
        night.record(one, first, "conveyance-requested");
        String number = night.found(second).number();
        assertThat(counted(force)).isEqualTo(2);
        Page old = one.open("/crisis/" + second + "/do/on-scene");

        night.at("2024-03-15T21:00:00Z");
        Page joined = join(suite, first, number);
        assertThat(joined.heading()).contains(night.found(first).number());
        assertThat(joined.text()).contains("The two cases are one now", number, "Said in case " + number);
        assertThat(limit(joined)).contains("Sat 16 Mar 2024 at 20:10");
        assertThat(night.found(first).heldFrom()).isEqualTo("2024-03-15T20:10:00Z");
        assertThat(counted(force)).isEqualTo(1);
        assertThat(one.open("/crisis/number/" + number).heading())
                .contains(night.found(first).number());
        assertThat(one.open("/crisis/" + second).heading())
                .contains(night.found(first).number());
        assertThat(one.open("/crisis").text())
                .contains(night.found(first).number())
                .doesNotContain(number);

        // What a phone had open before is recorded in the one case.
        assertThat(old.form("/do/on-scene").send().text())
                .contains("Ambulance on scene", "You came by the number " + number)
                .contains("It is one with this case, " + night.found(first).number());
        assertThat(state(first).has(FactKind.ON_SCENE)).isTrue();
        // A fact of the other is put right like any other.
        Fact copy = state(first).first(FactKind.ARRIVED).orElseThrow();
        suite.open("/crisis/%s/correct/%s".formatted(first, copy.factId()))
                .posting("/correct/" + copy.factId())
                .with("at", "2024-03-15T20:05")
                .send();
        assertThat(night.found(first).heldFrom()).isEqualTo("2024-03-15T20:05:00Z");

        Form late = suite.open("/crisis/%s/correct/%s"
                        .formatted(
                                first,
                                state(first)
                                        .first(FactKind.ARRIVED)
                                        .orElseThrow()
                                        .factId()))
                .posting("/correct/"
                        + state(first).first(FactKind.ARRIVED).orElseThrow().factId());

        night.at("2024-03-15T21:30:00Z");
        Page page = suite.open("/crisis/" + second + "/join");
        assertThat(page.form("/apart").send().text()).contains("Say how it was found out");
        Page apart = page.form("/apart").with("why", "Two brothers").send();
        assertThat(apart.text()).contains("They are two cases again");
        assertThat(counted(force)).isEqualTo(2);
        assertThat(night.found(first).heldFrom()).isEqualTo("2024-03-15T20:40:00Z");
        assertThat(night.found(second).heldFrom()).isEqualTo("2024-03-15T20:05:00Z");
        Page back = one.open("/crisis/number/" + number);
        assertThat(back.heading()).contains(number);
        assertThat(limit(back)).contains("Sat 16 Mar 2024 at 20:05");
        assertThat(limit(one.open("/crisis/" + first))).contains("Sat 16 Mar 2024 at 20:40");
        // What was sent to a number stays that number's.
        assertThat(state(first).has(FactKind.ON_SCENE)).isFalse();
        assertThat(state(second).has(FactKind.ON_SCENE)).isTrue();
        assertThat(one.open("/crisis").text()).contains(number);
        assertThat(page.form("/apart").with("why", "Two brothers").send().text())
                .contains("They are two cases again");
        assertThat(counted(force)).isEqualTo(2);

        // A correction that was on its way meanwhile finds its fact where that stands now.
        Page moved = late.with("at", "2024-03-15T20:04").send();
        assertThat(moved.heading()).contains(number);
        assertThat(night.found(second).heldFrom()).isEqualTo("2024-03-15T20:04:00Z");
        assertThat(night.found(first).heldFrom()).isEqualTo("2024-03-15T20:40:00Z");

        // And joined once more.
        join(suite, second, night.found(first).number());
        assertThat(counted(force)).isEqualTo(1);
        assertThat(night.found(first).heldFrom()).isEqualTo("2024-03-15T20:04:00Z");
    }

    @Test
    void casesThatPointAtEachOtherAreJoinedOnceAlsoByTwoPeopleAtTheSameMoment() throws Exception {
        for (int i = 0; i < 3; i++) {
            UUID first = begun(officer, Night.name("Ari"));
            night.at("2024-03-15T20:0%d:30Z".formatted(i + 1));
            UUID second = begun(officer, Night.name("Bo"));
            String one = night.found(first).number();
            String other = night.found(second).number();
            Form old = suite.open("/crisis/" + second + "/join").form("/join");
            List<Callable<Page>> all = List.of(
                    () -> join(suite, first, other),
                    () -> join(officer, second, one),
                    () -> night.record(new Visitor(port).signIn(night.officer().username()), second, "on-scene"),
                    () -> night.record(new Visitor(port).signIn(night.officer().username()), first, "left"));
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (Future<Page> each : threads.invokeAll(all, 60, TimeUnit.SECONDS)) {
                    assertThat(each.get().status()).isLessThan(500);
                }
            }
            assertThat(night.found(first).joined()).isNull();
            assertThat(Objects.requireNonNull(night.found(second).joined()).livingAs())
                    .isEqualTo(first);
            assertThat(CaseState.of(cases.facts(first)).joined()).hasSize(1);
            assertThat(state(first).of(FactKind.POWER_USED)).hasSize(2);
            assertThat(state(first).of(FactKind.ON_SCENE)).hasSize(1);
            // Joined the other way round it is done already.
            assertThat(old.with("with", one).send().text()).contains("The two cases are one now");
            assertThat(join(suite, second, one).text()).contains("That is the number of this case");
            assertThat(CaseState.of(cases.facts(first)).joined()).hasSize(1);
            assertThat(officer.open("/crisis/" + second).heading()).contains(one);
        }
    }

    @Test
    void aChainOfThreeIsJoinedInAnyOrderAndTakenApartInAnyOrderAndEachHasItsOwnAgain() {
        int[][] orders = {{1, 2}, {2, 1}};
        for (int[] joining : orders) {
            for (int[] parting : orders) {
                night.at("2024-03-15T20:00:00Z");
                List<UUID> three = new ArrayList<>();
                List<String> clocks = new ArrayList<>();
                List<List<Fact>> facts = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    night.at("2024-03-15T20:%d0:00Z".formatted(i));
                    UUID id = begun(officer, Night.name("Chain"));
                    night.at("2024-03-15T21:%d0:00Z".formatted(2 - i)); // the last that was begun arrived first
                    night.record(officer, id, "arrived", "placeType", "health-based");
                    three.add(id);
                    clocks.add(limit(suite.open("/crisis/" + id)));
                    facts.add(state(id).standing());
                }
                night.at("2024-03-15T21:40:00Z");
                for (int each : joining) { // C to B and then B to A, or B to A and then C to B
                    join(
                            suite,
                            three.get(each - 1),
                            night.found(three.get(each)).number());
                }
                UUID living = three.getFirst();
                for (UUID each : three) {
                    Page page = suite.open("/crisis/" + each);
                    assertThat(page.heading()).contains(night.found(living).number());
                    assertThat(limit(page)).contains("Sat 16 Mar 2024 at 21:00");
                }
                assertThat(state(living).of(FactKind.ARRIVED)).hasSize(3);
                for (int each : parting) {
                    Page page = suite.open("/crisis/" + three.get(each) + "/join");
                    Page done = page.formIn(
                                    "#joined-" + night.found(three.get(each)).number(), "/apart")
                            .with("why", "They are two")
                            .send();
                    assertThat(done.text()).contains("They are two cases again");
                }
                for (int i = 0; i < 3; i++) {
                    Page page = suite.open("/crisis/" + three.get(i));
                    assertThat(page.heading())
                            .contains(night.found(three.get(i)).number());
                    assertThat(limit(page)).isEqualTo(clocks.get(i));
                    assertThat(state(three.get(i)).standing().stream().filter(fact -> !fact.isOfJoin()))
                            .isEqualTo(facts.get(i));
                    assertThat(night.found(three.get(i)).joined()).isNull();
                }
            }
        }
    }

    @Test
    void whatCannotBeOneCaseIsRefusedWithTheReason() {
        UUID first = begun(officer, Night.name("Sam"));
        UUID second = begun(officer, Night.name("Lee"));
        assertThat(join(suite, first, night.found(first).number()).text()).contains("That is the number of this case");
        assertThat(join(suite, first, "PS-0000-0000").text()).contains("No case that you can open has this number");
        assertThat(join(suite, first, "").text()).contains("Choose the other case, or enter its number");
        // One out of reach is answered like one there is not.
        Visitor stranger = forces.officer(port, forces.found("Police of a far county"));
        UUID own = begun(stranger, Night.name("Jo"));
        assertThat(join(stranger, own, night.found(first).number()).text())
                .contains("No case that you can open has this number");
        assertThat(night.found(own).joined()).isNull();
        Visitor crew = new Visitor(port).signIn(night.crew().username());
        night.record(officer, first, "conveyance-requested");
        assertThat(crew.open("/crisis/" + first + "/join").status()).isEqualTo(403);

        night.record(officer, second, "ended", "outcome", "absconded");
        assertThat(night.found(second).hasEnded()).isTrue();
        Page ended = join(suite, first, night.found(second).number());
        assertThat(ended.status()).isEqualTo(409);
        assertThat(ended.text()).contains("One of the two has ended and the other goes on");
        assertThat(night.found(second).joined()).isNull();
    }
}
