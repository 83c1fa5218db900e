package org.onedoor.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.people.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A care home reads its residents' plans from the first day of a placement until its last, and on no other. */
class PlacementTest extends LookedAfter {
    @Autowired
    JdbcClient jdbc;

    private UUID home;
    private UUID other;
    private Visitor keeper;
    private Visitor neighbour;
    private String plan;

    @Override
    String began() {
        return "2024-03-26T10:00:00Z";
    }

    @BeforeEach
    void aPlanAndTwoHomes() {
        planning.published(team, person.personId());
        home = planning.organisation("care-home", "Home of " + Planning.word());
        other = planning.organisation("care-home", "House of " + Planning.word());
        keeper = visit(cast.named(cast.account("care-home", home, null), "Wilma Saltonstall"));
        neighbour = visit(cast.account("care-home", other, null));
        plan = "/people/" + person.personId() + "/crisis-plan";
    }

    @Test
    @Shows("WA.19")
    void aHomeOpensThePlanOfEachResidentFromTheFirstDayUntilTheLastAndNeverOutsideThem() {
        Page empty = team.open("/people/" + person.personId())
                .follow("Care home")
                .form("/placements")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Choose the care home", "Give the day on which they moved in");
        // The clocks go forward on 31 March: the last day ends an hour "early", at 23:00 in universal time.
        Page placed = place(home, LocalDate.of(2024, 3, 28), LocalDate.of(2024, 3, 31))
                .send();
        assertThat(placed.text()).contains("From 28 Mar 2024 until 31 Mar 2024");

        at("2024-03-27T23:59:59Z");
        assertShut(keeper);
        at("2024-03-28T00:00:00Z");
        Page list = keeper.open("/residents");
        assertThat(list.text()).contains(person.headed(), "28 Mar 2024", "31 Mar 2024");
        Page opened = list.follow(person.headed());
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(opened.text())
                .contains(Planning.said(PlanPart.HELPS), "FirstName")
                .doesNotContain(Planning.said(PlanPart.DIAGNOSIS));
        assertThat(opened.hasLink("Write")).isFalse();
        assertThat(opened.follow("Back to the residents").status())
                .as("no way that leads nowhere")
                .isEqualTo(200);
        assertThat(opened.document().select("main a[href=/people/" + person.personId() + "]"))
                .isEmpty();
        assertShut(neighbour);
        assertThat(keeper.open("/people/" + person.personId()).status())
                .as("the plan, and nothing else of the person")
                .isIn(403, 404);
        at("2024-03-31T22:59:59Z");
        assertThat(keeper.open(plan).status()).isEqualTo(200);
        at("2024-03-31T23:00:00Z");
        assertShut(keeper);

        assertThat(whoLooked()).contains("Wilma Saltonstall", "You live there", "Saw your crisis plan");
    }

    @Test
    void aPlacementThatIsEnteredLateOrCorrectedOrTakenBackCountsAtOnceAndNobodyLivesInTwoHomes() {
        at("2024-04-16T09:00:00Z");
        assertShut(keeper);
        place(home, LocalDate.of(2024, 4, 8), null).send();
        assertThat(keeper.open(plan).status()).as("a week late").isEqualTo(200);

        Page twice = place(other, LocalDate.of(2024, 4, 10), null).send();
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.text()).contains("They are recorded at " + planning.name(home), "Correct that first");
        Page shown = team.open("/people/" + person.personId() + "/placements");
        String one = shown.document().select("h2[id^=p-]").attr("id").substring(2);
        Page impossible = days(shown, one, LocalDate.of(2024, 4, 8), LocalDate.of(2024, 4, 1))
                .send();
        assertThat(impossible.text()).contains("The last day cannot be before the first");
        Page corrected = days(shown, one, LocalDate.of(2024, 4, 8), LocalDate.of(2024, 4, 15))
                .send();
        assertThat(corrected.text()).contains("until 15 Apr 2024");
        assertShut(keeper);
        Page stale = days(shown, one, LocalDate.of(2024, 4, 8), LocalDate.of(2024, 4, 30))
                .instead("key", "another")
                .send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Somebody corrected it meanwhile");

        place(other, LocalDate.of(2024, 4, 15), null).send();
        assertThat(neighbour.open("/residents").text()).contains(person.headed());
        assertThat(neighbour.open(plan).status()).isEqualTo(200);
        Page both = team.open("/people/" + person.personId() + "/placements");
        String wrong = both.document().select("h2[id^=p-]").getFirst().id().substring(2);
        Form back = both.form("/" + wrong + "/withdraw");
        assertThat(back.send().text()).contains("Say why it was wrong");
        assertThat(back.with("why", "It was her sister").send().text()).doesNotContain(planning.name(other) + " From");
        assertShut(neighbour);
        assertThat(back.with("why", "It was her sister").send().status())
                .as("safe to send twice")
                .isEqualTo(200);
    }

    @Test
    void onePersonWithTwoRecordsPlacedAtOneHomeLivesThereOnceAndEndingThatEndsIt() {
        at("2024-05-14T09:00:00Z");
        Person twin = planning.somebody();
        place(home, LocalDate.of(2024, 5, 1), null).send();
        String plans = "/people/" + twin.personId() + "/placements";
        Visitor others = planning.published(planning.visit(port, clinician), twin.personId());
        Form form = others.open(plans).form("/placements").with("home", home.toString());
        day(form, "first", LocalDate.of(2024, 5, 6)).send();
        assertThat(keeper.open("/residents").text()).contains(person.headed(), twin.headed());
        link(twin);

        assertThat(keeper.open("/residents").document().select("main tbody tr")).hasSize(1);
        Page shown = team.open("/people/" + person.personId() + "/placements");
        assertThat(shown.document().select("h2[id^=p-]")).hasSize(1);
        assertThat(shown.text()).contains("From 1 May 2024; no end is known");
        String one = shown.document().select("h2[id^=p-]").attr("id").substring(2);
        Page ended = days(shown, one, LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 13))
                .send();
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(ended.text()).contains("From 1 May 2024 until 13 May 2024");
        assertShut(keeper);
        assertThat(keeper.open("/people/" + twin.personId() + "/crisis-plan").status())
                .as("by no record of theirs")
                .isEqualTo(404);

        Page back = ended.form("/" + one + "/withdraw")
                .with("why", "It was her sister")
                .send();
        assertThat(back.document().select("h2[id^=p-]")).isEmpty();
    }

    @Test
    void whereTwoRecordsSayTwoHomesEitherIsEndedWithoutTheOther() {
        at("2024-05-21T09:00:00Z");
        Person twin = planning.somebody();
        place(home, LocalDate.of(2024, 5, 1), null).send();
        Visitor others = planning.published(planning.visit(port, clinician), twin.personId());
        Form form = others.open("/people/" + twin.personId() + "/placements")
                .form("/placements")
                .with("home", other.toString());
        day(form, "first", LocalDate.of(2024, 5, 1)).send();
        link(twin);

        Page both = team.open("/people/" + person.personId() + "/placements");
        assertThat(both.document().select("h2[id^=p-]")).hasSize(2);
        String here = both.document().select("h2[id^=p-]").stream()
                .filter(each -> each.text().contains(planning.name(home)))
                .findFirst()
                .orElseThrow()
                .id()
                .substring(2);
        Page longer = days(both, here, LocalDate.of(2024, 4, 1), LocalDate.of(2024, 5, 20))
                .send();
        assertThat(longer.text()).contains("They are recorded at " + planning.name(other), "Correct that first");
        assertThat(days(both, here, LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 20))
                        .instead("key", "another")
                        .send()
                        .text())
                .contains("From 1 May 2024 until 20 May 2024");
        assertShut(keeper);
    }

    private void link(Person twin) {
        jdbc.sql("""
                insert into people.link (person_id, other_id, since, basis, why)
                values (:person, :other, :now, 'person-said', 'A test')
                """)
                .param("person", person.personId())
                .param("other", twin.personId())
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void assertShut(Visitor visitor) {
        assertThat(visitor.open(plan).status()).isEqualTo(404);
        assertThat(visitor.open("/residents").text()).doesNotContain(person.headed());
    }

    private Form place(UUID where, LocalDate first, @org.jspecify.annotations.Nullable LocalDate last) {
        Form form = team.open("/people/" + person.personId() + "/placements")
                .form("/placements")
                .with("home", where.toString());
        Form begun = day(form, "first", first);
        return last == null ? begun : day(begun, "last", last);
    }

    private static Form days(Page page, String one, LocalDate first, LocalDate last) {
        return day(day(page.form("/placements/" + one), "first-" + one, first), "last-" + one, last);
    }
}
