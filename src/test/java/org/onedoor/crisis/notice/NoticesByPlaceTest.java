package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.Neighbourhoods;
import org.onedoor.Neighbourhoods.Practice;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.Person;
import org.springframework.beans.factory.annotation.Autowired;

/** Notices of the railway's police and warnings to them are of the place of whom they are about, and counted by network. */
class NoticesByPlaceTest extends RailEvening {
    @Autowired
    Neighbourhoods neighbourhoods;

    private Person living(Practice practice) {
        Person person = planning.somebody();
        neighbourhoods.lives(person.personId(), Neighbourhoods.SOUTHEND, practice);
        return person;
    }

    /** What the table by network counts for one; none where the network is not in it. */
    private static int counted(Page page, Practice practice) {
        String row = Neighbourhoods.row(
                page, "By primary care network", practice.network().name());
        return row.isEmpty() ? 0 : Integer.parseInt(row.replaceAll(".*\\D", ""));
    }

    @Test
    @Shows("T03")
    void railNoticesAreOfThePlaceOfWhomTheyAreAboutAndAreCountedByNetwork() {
        List<Practice> two = neighbourhoods.two(LocalDate.of(2023, 6, 14));
        int hereBefore = counted(navigator.open("/notices/rail?group=network"), two.get(0));
        int thereBefore = counted(navigator.open("/notices/rail?group=network"), two.get(1));
        Person here = living(two.get(0));
        Person alsoHere = living(two.get(0));
        Person there = living(two.get(1));
        Row nobody = Row.nobody("2023-06-14T08:20");
        Page taken = RailDesk.confirm(RailDesk.send(
                police,
                "daily",
                "day.csv",
                RailDesk.file(List.of(
                        Row.of("2023-06-14T08:05", here),
                        Row.of("2023-06-14T08:10", alsoHere),
                        Row.of("2023-06-14T08:15", there),
                        nobody))));
        assertThat(taken.text()).contains("4 rows taken in");

        Page list = navigator.open("/notices/rail?" + two.get(0).place());
        assertThat(list.text())
                .contains(here.headed(), alsoHere.headed())
                .doesNotContain(there.headed())
                .doesNotContain(nobody.family());
        Page other = navigator.open("/notices/rail?" + two.get(1).place());
        assertThat(other.text()).contains(there.headed()).doesNotContain(here.headed());

        Page everywhere = navigator.open("/notices/rail?group=network");
        assertThat(counted(everywhere, two.get(0))).isEqualTo(hereBefore + 2);
        assertThat(counted(everywhere, two.get(1))).isEqualTo(thereBefore + 1);
        Page one = navigator.open("/notices/rail?group=network&" + two.get(0).place());
        assertThat(counted(one, two.get(0))).isEqualTo(hereBefore + 2);
        assertThat(counted(one, two.get(1))).isZero();
    }

    @Test
    @Shows("W0.01")
    void warningsToTheRailwayAreOfAPlaceForWhoSentThemAndOfNoneForThePolice() {
        List<Practice> two = neighbourhoods.two(LocalDate.of(2023, 6, 14));
        Visitor team = new Visitor(port).signIn(cast.clinician(Doing.PCN).username());
        int before = counted(team.open("/notices/railway?group=network"), two.get(0));
        String here = warned(team, living(two.get(0)));
        String there = warned(team, living(two.get(1)));

        Page list = team.open("/notices/railway?group=network&" + two.get(0).place());
        assertThat(list.text()).contains(here).doesNotContain(there);
        assertThat(counted(list, two.get(0))).isEqualTo(before + 1);
        assertThat(counted(list, two.get(1))).isZero();
        assertThat(team.open("/notices/railway?" + two.get(1).place()).text())
                .contains(there)
                .doesNotContain(here);

        // The work of a care unit's teams is of it wherever people live; another unit of the same district has none of
        // it.
        String theirs = neighbourhoods.careUnitOfHarlow(port, Doing.PCN);
        String others = neighbourhoods.careUnitOfHarlow(port, "veterans-support");
        assertThat(team.open("/notices/railway?" + theirs).text()).contains(here, there);
        assertThat(team.open("/notices/railway?" + others).text()).doesNotContain(here, there);

        assertThat(police.open("/notices/railway").text()).contains(here, there);
        Page asked = police.open("/notices/railway?" + two.get(0).place());
        assertThat(asked.text()).doesNotContain(here);
        assertThat(counted(police.open("/notices/railway?group=network"), two.get(0)))
                .isZero();
    }

    private static String warned(Visitor team, Person person) {
        Page sent = team.open("/people/" + person.personId())
                .form("/notices/railway")
                .send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        return sent.path().replaceAll(".*/", "");
    }
}
