package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.people.Person;

/** Whom a notice of the railway's police is about: matched, looked at, or kept until somebody appears, and told on the same day. */
class RailNoticesTest extends RailEvening {
    @Test
    @Shows("C4.13b")
    void theDailyFileReachesTheTeamThatLooksAfterThePersonOnTheSameDayAndNobodyElse() {
        Person person = planning.somebody();
        Visitor team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        Visitor other = new Visitor(port).signIn(cast.clinician("pcn-mh-grays").username());
        Page review =
                RailDesk.send(police, "daily", "day.csv", RailDesk.file(List.of(Row.of("2023-06-14T08:05", person))));
        assertThat(review.text()).contains("1 row can be taken in", "14 Jun 2023");
        Page taken = RailDesk.confirm(review);
        assertThat(taken.text()).contains("1 row taken in, 0 in already, 0 refused");

        String number = RailDesk.number(navigator.open(taken.path()), family(person));
        assertThat(RailDesk.toldOf(team, number).text()).contains(number, "read it today");
        assertThat(team.tasksWith(number).document().select("tr").eachText())
                .filteredOn(row -> row.contains(number))
                .singleElement()
                .asString()
                .contains("Read a rail notice", "23:59");
        assertThat(other.open("/notifications").text()).doesNotContain(number);

        Page read = team.open("/notices/rail/" + number);
        assertThat(read.text())
                .contains(
                        person.headed(), "Matched automatically", "Stood long at the end", "Wed 14 Jun 2023 at 08:05");
        assertThat(team.open("/notices/rail").text()).contains(number);
        assertThat(other.open("/notices/rail/" + number).status()).isEqualTo(404);
        assertThat(other.open("/notices/rail").text()).doesNotContain(number);
        Page police = this.police.open("/notices/rail/" + number);
        assertThat(police.text())
                .contains("Stood long at the end")
                .doesNotContain("Matched", "nobody we know", "somebody we know", person.headed() + ".");
        assertThat(this.police.open(taken.path()).text()).doesNotContain("matched to somebody", number);
        Visitor essex = new Visitor(port)
                .signIn(cast.account("police", org.onedoor.organisation.Organisation.idOfSlug("essex-police"), null)
                        .username());
        assertThat(essex.open("/notices/rail/" + number).status()).isEqualTo(404);
        assertThat(essex.open(taken.path()).status()).isEqualTo(404);
        for (String role : List.of("vcse", "manager", "school")) {
            Visitor nobody = new Visitor(port)
                    .signIn(cast.account(role, org.onedoor.organisation.Organisation.idOfOds("R1L"), null)
                            .username());
            assertThat(nobody.open("/notices/rail/" + number).status()).isIn(403, 404);
            Page board = nobody.open("/notices/rail");
            assertThat(board.text()).doesNotContain(number);
            assertThat(board.status()).isEqualTo(role.equals("vcse") ? 200 : 403); // to look after none is no notice
        }
        // Each who saw it is in the person's own log.
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit
                         where what = 'A rail notice' and outcome = 'allowed' and :id = any(subject_ids)
                        """)
                        .param("id", person.personId())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void whoeverIsUnsureIsComparedSideBySideAndAWrongMatchIsPutRight() {
        Person person = planning.somebody();
        Visitor team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        Page taken = RailDesk.confirm(RailDesk.send(
                navigator,
                "daily",
                "day.csv",
                RailDesk.file(List.of(Row.of("2023-06-14T08:05", person).unsure()))));
        assertThat(taken.text()).contains("0 matched to somebody", "1 to be looked at");
        String number = RailDesk.number(navigator.open("/notices/rail"), family(person));
        assertThat(team.open("/notices/rail/" + number).status()).isEqualTo(404);
        Page look = navigator.open("/notices/rail/" + number);
        assertThat(look.text())
                .contains("Side by side", "the same person", "Roben", String.valueOf(person.givenName()), "CM2 0AA");
        assertThat(navigator.tasksWith(number).text()).contains("Look whom a rail notice is about");

        Page none = look.form("/match").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose who it is");
        Page matched = look.form("/match")
                .with("candidate", person.personId().toString())
                .send();
        assertThat(matched.text()).contains("About " + person.headed(), "Matched by Test navigator");
        assertThat(team.open("/notices/rail/" + number).status()).isEqualTo(200);
        Page again = look.form("/match")
                .with("candidate", person.personId().toString())
                .send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text())
                .contains("This was said before, and it stands as you said it: nothing was done twice")
                .contains("About " + person.headed());
        Page otherwise = look.form("/match").with("candidate", "none").send();
        assertThat(otherwise.status()).isEqualTo(409);
        assertThat(otherwise.text()).contains("Somebody else dealt with this notice meanwhile");

        // Somebody like them appears; the wrong match is put right, and whom it is about is looked at again.
        Row like = Row.of("2023-06-14T08:05", person);
        refer(new Row("", "", like.family(), "Robyn", like.birth(), "", "", "", "", ""));
        assertThat(navigator.tasksWith(number).text()).doesNotContain(number);
        Page why = matched.form("/mistaken").send();
        assertThat(why.status()).isEqualTo(422);
        Page apart = matched.form("/mistaken").with("why", "She was at work").send();
        assertThat(apart.text()).doesNotContain("About " + person.headed());
        assertThat(team.open("/notices/rail/" + number).status()).isEqualTo(404);
        assertThat(jdbc.sql("select not_them from crisis.rail_notice where number = :n")
                        .param("n", number)
                        .query((rs, _) -> List.of((UUID[]) rs.getArray(1).getArray()))
                        .single())
                .containsExactly(person.personId());
        assertThat(RailDesk.toldOf(team, number).text()).contains("is not about the person you look after", number);
        assertThat(asked(navigator, number)).contains("Look whom a rail notice is about");
        assertThat(team.tasksWith(number).text()).doesNotContain(number);

        // It was about them after all: their team is asked again. Whoever was never shown cannot be chosen.
        Person other = planning.somebody();
        Page open = navigator.open("/notices/rail/" + number);
        assertThat(open.form("/match")
                        .with("candidate", other.personId().toString())
                        .send()
                        .status())
                .isEqualTo(404);
        open.form("/match")
                .with("nhsNumber", String.valueOf(person.nhsNumber()))
                .send();
        assertThat(asked(team, number)).contains("Read a rail notice");
    }

    @Test
    void aVoluntaryServiceThatLooksAfterThePersonIsToldMayOpenItAndHasItOnItsBoardAndNoOtherHas() {
        Person person = planning.helpedBy(
                "positive-pathways", new Visitor(port).signIn(cast.gp().username()));
        Visitor mind = new Visitor(port).signIn(cast.vcse("positive-pathways").username());
        Visitor other = new Visitor(port)
                .signIn(cast.account("vcse", planning.organisation("vcse", "Marsh " + RailDesk.word()), null)
                        .username());
        Page taken = RailDesk.confirm(
                RailDesk.send(police, "daily", "day.csv", RailDesk.file(List.of(Row.of("2023-06-14T08:05", person)))));
        String number = RailDesk.number(navigator.open(taken.path()), family(person));
        assertThat(RailDesk.toldOf(mind, number).text()).contains(number, "read it today");
        assertThat(mind.open("/notices/rail/" + number).text()).contains("About " + person.headed());
        Page board = mind.open("/notices/rail");
        assertThat(board.text()).contains(number);
        for (Page page : List.of(board, mind.open("/notices/rail/" + number), mind.open("/notices/missing"))) {
            for (String href : page.document().select("main a").eachAttr("href")) {
                assertThat(mind.open(href).status()).as(href).isEqualTo(200);
            }
        }
        assertThat(other.open("/notices/rail/" + number).status()).isEqualTo(404);
        assertThat(other.open("/notices/rail").text()).doesNotContain(number);
    }

    @Test
    void whoeverNobodyKnowsIsKeptAndMatchedWhenTheyAppear() {
        Row row = Row.nobody("2023-06-14T07:15");
        Page taken = RailDesk.confirm(RailDesk.send(navigator, "daily", "day.csv", RailDesk.file(List.of(row))));
        assertThat(taken.text()).contains("1 about nobody we know yet");
        String number = RailDesk.number(taken, row.family());
        assertThat(navigator.open("/notices/rail/" + number).text()).contains("Nobody we know is like this person");

        Page wrong = navigator
                .open("/notices/rail/" + number)
                .form("/match")
                .with("nhsNumber", Cast.nhsNumber(new Random()))
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Nobody here has this NHS number");

        // A GP refers somebody of that name and birth: the notice finds them.
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        refer(row);
        desk.settled();
        String text = navigator.open("/notices/rail/" + number).text();
        assertThat(text).contains("About " + row.family().toUpperCase(java.util.Locale.UK));
        assertThat(RailDesk.toldOf(gp, number).text()).contains(number);
    }
}
