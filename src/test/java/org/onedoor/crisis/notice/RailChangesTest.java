package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.Person;

/** A row that comes again and says more, something else, or of whom it was. */
class RailChangesTest extends RailEvening {
    @Test
    void aRowSentAgainWithMoreToSayChangesTheNoticeAndWhatFollowsFromThatFollows() {
        Person one = planning.somebody();
        Person two = planning.somebody();
        Visitor team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        Row first = Row.of("2023-06-14T08:05", one);
        Row second = Row.of("2023-06-14T08:10", two);
        byte[] plain = RailDesk.file(List.of(first, second));
        Page taken = RailDesk.confirm(RailDesk.send(police, "daily", "day.csv", plain));
        Page known = navigator.open(taken.path());
        String risk = RailDesk.number(known, family(one));
        String served = RailDesk.number(known, family(two));
        assertThat(navigator.tasksWith(risk).text()).doesNotContain(risk);

        desk.at("2023-06-14T11:30");
        String words = "Climbed over the fence with a child in her arms";
        byte[] more = new String(RailDesk.file(List.of(first.atRisk("child"), second.served())), StandardCharsets.UTF_8)
                .replace("Stood long at the end of the platform, and said little", words)
                .getBytes(StandardCharsets.UTF_8);
        Page read = RailDesk.send(police, "daily", "more.csv", more);
        assertThat(read.text()).contains("No row is new, 2 that are in say more now.");
        Page changed = RailDesk.confirm(read);
        assertThat(changed.text())
                .contains("0 rows taken in, 0 in already, 0 refused, and 2 that are in say more than before.");

        assertThat(asked(navigator, risk)).contains("make a safeguarding referral");
        assertThat(asked(navigator, served)).contains("offer a veterans' service");
        assertThat(RailDesk.toldOf(team, risk).text()).contains("says more now", risk);
        assertThat(asked(team, risk)).contains("Read a rail notice");
        Page notice = team.open("/notices/rail/" + risk);
        assertThat(notice.text())
                .contains(words, "A child is at risk", "What it said before", "Until Wed 14 Jun 2023 at 11:30")
                .contains("What gave concern: Stood long at the end of the platform, and said little")
                .contains("Somebody at risk: not said");

        // An older file that is sent again takes nothing back before a person has looked, whichever its bytes are.
        desk.at("2023-06-14T12:00");
        byte[] older = (new String(plain, StandardCharsets.UTF_8) + "\r\n").getBytes(StandardCharsets.UTF_8);
        for (byte[] each : List.of(older, plain)) {
            Page again = RailDesk.send(police, "daily", "older.csv", each);
            assertThat(again.path()).isNotEqualTo(taken.path());
            assertThat(again.text())
                    .contains(
                            "Is it an older file?",
                            "2 rows say again what another file of these days had put otherwise");
            assertThat(again.form("/set-aside").send().text()).contains("Nothing of it was taken in");
        }
        assertThat(team.open("/notices/rail/" + risk).text()).contains(words, "A child is at risk");

        // A file about a later day puts it otherwise, and one about the day after takes that back.
        desk.at("2023-06-15T10:00");
        byte[] adult = RailDesk.file(List.of(first.atRisk("adult")));
        RailDesk.confirm(RailDesk.send(police, "daily", "adult.csv", adult));
        assertThat(team.open("/notices/rail/" + risk).text()).contains("An adult is at risk");
        desk.at("2023-06-16T10:00");
        byte[] child = (new String(more, StandardCharsets.UTF_8) + "\r\n").getBytes(StandardCharsets.UTF_8);
        Page back = RailDesk.confirm(RailDesk.send(police, "daily", "child.csv", child));
        assertThat(back.text()).contains("0 rows taken in, 1 in already, 0 refused, and 1");
        assertThat(team.open("/notices/rail/" + risk).text())
                .contains(words, "A child is at risk", "Somebody at risk: adult");
        Page stale = RailDesk.send(police, "daily", "adult-again.csv", adult);
        assertThat(stale.text()).contains("Is it an older file?");
        stale.form("/set-aside").send();
        assertThat(team.open("/notices/rail/" + risk).text()).contains("A child is at risk");
    }

    @Test
    void aRowThatNamesThePersonAtLastIsNoOtherPersonsAndFindsThem() {
        Person person = planning.somebody();
        Visitor team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        Row named = Row.of("2023-06-14T08:05", person);
        Row nameless = new Row(named.reference(), named.occurred(), "", "", "", "", "", "", "", "");
        Page taken = RailDesk.confirm(RailDesk.send(police, "daily", "day.csv", RailDesk.file(List.of(nameless))));
        String number = RailDesk.number(navigator.open(taken.path()), "Name not known");
        assertThat(team.open("/notices/rail/" + number).status()).isEqualTo(404);

        desk.at("2023-06-16T10:00");
        Page known = RailDesk.confirm(RailDesk.send(police, "daily", "more.csv", RailDesk.file(List.of(named))));
        assertThat(known.text()).contains("0 rows taken in, 0 in already, 0 refused, and 1");
        assertThat(team.open("/notices/rail/" + number).text())
                .contains("About " + person.headed(), "Matched automatically", "Until Fri 16 Jun 2023 at 10:00")
                .contains("Family name: not said", "Given name: not said", "Date of birth: not said");
        assertThat(asked(team, number)).contains("Read a rail notice");

        // The same name in capitals, or none, is the same row.
        String shouted = named.family().toUpperCase(java.util.Locale.UK);
        Row loud = new Row(named.reference(), named.occurred(), shouted, "ROBIN", named.birth(), "", "", "", "", "");
        assertThat(named.given()).isEqualTo("Robin");
        for (Row same : List.of(loud, nameless)) {
            Page page = RailDesk.send(police, "daily", "same.csv", RailDesk.file(List.of(same)));
            assertThat(page.text()).contains("0 rows can be taken in, 1 is in already");
        }
        // Whoever turns out to be a child is a child at risk.
        Row unknown = new Row(RailDesk.word(), "2023-06-16T09:00", "", "", "", "", "", "", "", "");
        String child = RailDesk.number(navigator.open(again(unknown).path()), "Name not known");
        assertThat(navigator.tasksWith(child).text()).doesNotContain(child);
        again(new Row(unknown.reference(), unknown.occurred(), "", "", "2012-05-01", "", "", "", "", ""));
        assertThat(asked(navigator, child)).contains("make a safeguarding referral");
    }

    @Test
    void aCorrectionBackToTheFirstValueOnOneDayIsKeptAsACorrectionWithItsTime() {
        Row row = Row.of("2023-06-14T08:05", planning.somebody());
        byte[] first = RailDesk.file(List.of(row.atRisk("child")));
        byte[] second = RailDesk.file(List.of(row.atRisk("adult")));
        Page taken = RailDesk.confirm(RailDesk.send(police, "daily", "one.csv", first));
        String number = RailDesk.number(navigator.open(taken.path()), row.family());
        desk.at("2023-06-14T11:30");
        RailDesk.confirm(RailDesk.send(police, "daily", "two.csv", second));
        desk.at("2023-06-14T12:30");
        Page back = RailDesk.confirm(RailDesk.send(police, "daily", "three.csv", first));
        assertThat(back.text()).contains("0 rows taken in, 0 in already, 0 refused, and 1");
        assertThat(navigator.open("/notices/rail/" + number).text())
                .contains("A child is at risk", "Until Wed 14 Jun 2023 at 12:30", "Somebody at risk: adult")
                .contains("Until Wed 14 Jun 2023 at 11:30", "Somebody at risk: child");
        assertThat(asked(navigator, number)).contains("make a safeguarding referral");
        // The same file once more, for the answer was lost, is that file; and the second may come again as well.
        assertThat(RailDesk.send(police, "daily", "three.csv", first).path()).isEqualTo(back.path());
        desk.at("2023-06-14T13:30");
        RailDesk.confirm(RailDesk.send(police, "daily", "four.csv", second));
        assertThat(navigator.open("/notices/rail/" + number).text())
                .contains("An adult is at risk", "Until Wed 14 Jun 2023 at 13:30");
    }

    @Test
    void aCorrectedNameUnderTheSameReferenceIsACorrectionThatANavigatorLooksAt() {
        Person one = planning.somebody();
        Person other = planning.somebody();
        Row row = Row.of("2023-06-14T08:05", one);
        String number = RailDesk.number(navigator.open(again(row).path()), row.family());
        assertThat(navigator.open("/notices/rail/" + number).text()).contains("About " + one.headed());
        assertThat(looks(number)).isZero();
        Row corrected = Row.of("2023-06-14T08:05", other).under(row.reference());
        desk.at("2023-06-14T11:30");
        Page read = RailDesk.send(police, "daily", "corrected.csv", RailDesk.file(List.of(corrected)));
        assertThat(read.text()).contains("No row is new, 1 that is in says something else now", "names somebody else");
        Page taken = RailDesk.confirm(read);
        assertThat(taken.text()).contains("0 rows taken in, 0 in already, 0 refused, and 1");
        Page notice = navigator.open("/notices/rail/" + number);
        assertThat(notice.text())
                .contains("What it said before", "Until Wed 14 Jun 2023 at 11:30", "Family name: " + row.family());
        assertThat(looks(number)).isEqualTo(1);

        // The navigator says who it is: it leaves the one record for the other, and the task is done.
        notThem(number);
        match(number, other);
        assertThat(navigator.open("/notices/rail/" + number).text()).contains("About " + other.headed());
        assertThat(looks(number)).isZero();

        // Nobody is matched by a correction alone, however sure the index is.
        Row nobody = Row.nobody("2023-06-14T08:20");
        String unknown = RailDesk.number(navigator.open(again(nobody).path()), nobody.family());
        again(Row.of("2023-06-14T08:20", planning.somebody()).under(nobody.reference()));
        assertThat(navigator.open("/notices/rail/" + unknown).text()).doesNotContain("Matched automatically");
        assertThat(looks(unknown)).isEqualTo(1);

        // Another place is no correction of who it is: that is another row.
        byte[] moved = new String(RailDesk.file(List.of(row)), StandardCharsets.UTF_8)
                .replace("Marsh Halt", "Another Halt")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(RailDesk.send(police, "daily", "moved.csv", moved).text())
                .contains("1 is refused", "said another place");
    }

    @Test
    void aDoubtWhetherItIsSomebodyElseIsRaisedOnceAndNeverAboutTheRuledOutOrTheSamePersonsOtherRecord() {
        Person one = planning.somebody();
        Row row = Row.of("2023-06-14T08:05", one);
        String like = Cast.nhsNumber(new Random());
        refer(numbered(row, like));
        Person other = people.byNhsNumber(new NhsNumber(like)).orElseThrow();
        String number = matched(row, one);
        again(numbered(row, like));
        assertThat(looks(number)).isEqualTo(1);
        notThem(number);
        assertThat(looks(number)).isEqualTo(1);

        match(number, other);
        notThem(number);
        match(number, one);
        again(numbered(row, like).atRisk("adult"));
        assertThat(asked(navigator, number)).contains("make a safeguarding referral");
        assertThat(looks(number)).isZero();

        Page linked = navigator
                .open("/people/%s/same/%s".formatted(one.personId(), other.personId()))
                .form("/same/" + other.personId())
                .with("verdict", "same")
                .with("basis", "services")
                .with("why", "Both services looked.")
                .with("bothNumbers", "yes")
                .send();
        assertThat(linked.text()).contains("The two records are linked");
        Row second = Row.of("2023-06-14T08:10", one);
        String same = matched(second, one);
        again(numbered(second, like));
        assertThat(navigator.open("/notices/rail/" + same).text()).contains("NHS number: not said");
        assertThat(looks(same)).isZero();
    }

    private void notThem(String number) {
        navigator
                .open("/notices/rail/" + number)
                .form("/mistaken")
                .with("why", "They were at work")
                .send();
    }

    /** How often somebody is asked to look whom it is about. */
    private int looks(String number) {
        return jdbc.sql("""
                        select count(*) from work.task
                         where kind = 'rail-review' and state = 'open'
                           and subject_id = (select incident_id from crisis.rail_notice where number = :number)
                        """).param("number", number).query(Integer.class).single();
    }
}
