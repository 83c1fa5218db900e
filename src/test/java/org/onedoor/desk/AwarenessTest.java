package org.onedoor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whether dual diagnosis is widely publicised and professionals are aware of it: both halves on one page. */
@OneDoorTest
class AwarenessTest {
    private static final String TRAINING = "/workforce/training";
    private static final String HEADING = "staff_ref,name,role,course,attended_on,valid_until,team\n";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    MadeService made;

    @Autowired
    Organisations organisations;

    @Autowired
    DomainTime time;

    private Organisation ours;
    private Team team;
    private Visitor manager;

    @BeforeEach
    void anAutumnDayOfAnOrganisationOfOurOwn() {
        time.set(Instant.parse("2021-09-14T09:00:00Z"), 0);
        ours = organisations.byOds("RAT").orElseThrow();
        String code = "awareness-" + UUID.randomUUID().toString().substring(0, 8);
        team = organisations.addTeam(new Team(ours.id(), Team.idOf(code), code, "Team " + code, "Z02", null, null));
        manager = new Visitor(port)
                .signIn(cast.account("manager", ours.id(), null).username());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("C5.11")
    void aManagerSeesWhereTheEntriesStandWhereThereIsNoneAndHowManyOfThoseInPostAttended() {
        Service service = made.make("dual-diagnosis", 18, null, "{district:E06000033}");
        Visitor anybody = new Visitor(port);
        Page found = anybody.open("/find-help?need=dual-diagnosis");
        assertThat(found.text()).contains(service.name());
        anybody.open("/find-help/" + service.code());
        anybody.open("/find-help/" + service.code());

        for (int i = 1; i <= 7; i++) {
            attended("dd-%s-%d".formatted(team.code(), i), i == 7 ? "medical" : "nursing")
                    .send();
        }
        Page counted = inPost(team.id(), "1", "20").send();
        assertThat(counted.status()).as(counted.text()).isEqualTo(200);

        Page page = manager.open("/awareness");
        assertThat(page.document().select("select[name=need] option[selected]").val())
                .isEqualTo("dual-diagnosis");
        assertThat(page.text()).contains("It stands among the topics on the page where the public looks for help");
        assertThat(page.document().select("#asked").text())
                .containsPattern("the public looked for it (once|\\d+ times), never in vain");
        assertThat(page.document().select("#e-" + service.code()).text())
                .contains("Times shown 1", "Times opened 2", "not verified")
                .containsPattern("Number \\d+");
        assertThat(district(page, "Southend-on-Sea")).contains(service.name());
        assertThat(page.text()).contains("Asked for by: North Essex Crisis Care Concordat action plan 2015: 5.11");
        assertThat(row(page, team.name())).containsSubsequence("5", "20 on 1 Sep 2021. Staff record", "35%");
        assertThat(row(page, "Doctors")).contains("*", "Not known", "nobody has said how many are in post");

        assertThat(page.document()
                        .select("tr:contains(Thurrock and Brentwood Mind)")
                        .text())
                .as("whoever provides for it stands there whether anybody attended or not")
                .contains("not known: nobody has said how many are in post");

        made.close(service);
        Page gap = manager.open("/awareness?need=dual-diagnosis");
        assertThat(district(gap, "Southend-on-Sea")).endsWith("none");
        assertThat(gap.document().select("#districts + p").text())
                .contains("No entry takes people who live in:", "Southend-on-Sea");
    }

    @Test
    void aFileIsReadLineByLineEachRefusalSaysItsColumnAndTheWholeFileMayBeSentAgain() {
        String ref = "f-" + team.code();
        String good =
                ref + "-1,Asha Patel,nursing,dual-diagnosis-awareness,2021-03-02,2023-03-01," + team.code() + "\n";
        String bad = ref + "-2,Ben Okafor,nursing,dual-diagnosis-awareness,2022-03-02,,\n" // not yet
                + ref + "-3,Cara Lee,wizard,dual-diagnosis-awareness,2021-03-02,,\n"
                + ref + "-4,Dan Wu,medical,dual-diagnosis-awareness,2021-03-02,2020-03-01,\n"
                + ref + "-5,Eve Ray,medical,dual-diagnosis-awareness,2021-03-02,,No such team\n"
                + ref + "-6,,medical,dual-diagnosis-awareness,2021-03-02,,\n"
                + ref + "-7,Fay Orr,medical,knitting,2021-03-02,,\n";
        Page came = file(HEADING + good + bad);
        assertThat(came.status()).as(came.text()).isEqualTo(200);
        assertThat(came.text())
                .contains("1 recorded, 0 recorded before and as they were, 6 refused")
                .contains("Column 'attended_on': The day cannot be in the future")
                .contains("Column 'role': 'wizard' is not on the list. Write one of: medical, nursing")
                .contains("Column 'valid_until': The last day it counts must not be before the day of the course")
                .contains("Column 'team': Your organisation has no team of this name or code")
                .contains("The column 'name' is empty")
                .contains("Column 'course': 'knitting' is not on the list")
                .contains(ref + "-3")
                .doesNotContain("Cara Lee");

        Page again = file(HEADING + good + ref + "-2,Ben Okafor,nursing,dual-diagnosis-awareness,2021-03-02,,\n");
        assertThat(again.text()).contains("1 recorded, 1 recorded before and as they were, 0 refused");
        assertThat(file(HEADING + good.replace("2023-03-01", "2024-03-01")).text())
                .contains("1 refused", "It is recorded already and counts until another day");
        assertThat(file("name,course\nx,y\n").text()).contains("has no column 'staff_ref'");
        assertThat(manager.open(TRAINING).text()).contains("Asha Patel", ref + "-1", team.name());

        Visitor other = new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfOds("R1L"), null)
                        .username());
        assertThat(other.open(came.path()).status()).isEqualTo(404);
        assertThat(other.open(TRAINING).text()).doesNotContain("Asha Patel");
    }

    @Test
    void whatRanOutWasTakenBackOrIsOfSomebodyWhoLeftDoesNotCountAndNoShareIsEverMadeUp() {
        for (int i = 1; i <= 6; i++) {
            attended("r-%s-%d".formatted(team.code(), i), "nursing").send();
        }
        assertThat(row(manager.open("/awareness"), team.name()))
                .containsSubsequence("5", "Not known", "not known: nobody has said how many are in post");
        inPost(team.id(), "1", "4").send();
        assertThat(row(manager.open("/awareness"), team.name()))
                .contains("not known: more have attended than are in post, so check the number");
        inPost(team.id(), "2", "12").send();
        assertThat(row(manager.open("/awareness"), team.name())).contains("50%");

        Page list = manager.open(TRAINING);
        Form left = form(list, "r-%s-1".formatted(team.code()), "/left");
        assertThat(left.send().text()).contains("they count no longer, for any course");
        assertThat(left.send().status()).as("sent twice").isEqualTo(200);
        form(manager.open(TRAINING), "r-%s-2".formatted(team.code()), "/take-back")
                .send();
        assertThat(row(manager.open("/awareness"), team.name())).contains("*");

        time.set(Instant.parse("2023-09-15T09:00:00Z"), 0);
        assertThat(row(manager.open("/awareness"), team.name()))
                .containsSubsequence("0", "not known: the number in post is more than a year old");
    }

    @Test
    void whatCannotBeMeantIsRefusedWithWhatWasTypedAndTheSameFormSentTwiceIsOnce() {
        Page wrong = attended(" ", "").instead("attendedOn-year", "2031").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Choose what sort of work they do");
        Page future = attended("w-" + team.code(), "nursing")
                .instead("attendedOn-year", "2031")
                .send();
        assertThat(future.text()).contains("a course that is booked was not attended yet");
        assertThat(future.document().select("input[name=staffRef]").val()).isEqualTo("w-" + team.code());
        assertThat(inPost(team.id(), "3", "many").send().text()).contains("as a whole number, such as 140");
        assertThat(inPost(team.id(), "3", "12").instead("source", " ").send().text())
                .contains("Say where the number is from");

        Form once = attended("w-" + team.code(), "nursing");
        assertThat(once.send().text()).contains("is recorded for");
        assertThat(once.send().status()).isEqualTo(200);
        Page changed = once.instead("role", "medical").send();
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text()).contains("This form was sent before with other words");
        assertThat(attended("w-" + team.code(), "nursing").send().text()).contains("This was recorded already");
        assertThat(new Visitor(port)
                        .signIn(cast.navigator().username())
                        .open("/awareness")
                        .status())
                .isEqualTo(403);
        assertThat(manager.open("/awareness?need=nothing").status()).isEqualTo(404);
    }

    private Form attended(String ref, String role) {
        return manager.open(TRAINING)
                .posting(TRAINING)
                .with("course", "dual-diagnosis-awareness")
                .with("staffRef", ref)
                .with("name", "Robin " + ref)
                .with("role", role)
                .with("team", team.id().toString())
                .with("attendedOn-day", "1")
                .with("attendedOn-month", "3")
                .with("attendedOn-year", "2021")
                .with("validUntil-day", "28")
                .with("validUntil-month", "2")
                .with("validUntil-year", "2023");
    }

    private Form inPost(UUID of, String day, String staff) {
        return manager.open(TRAINING)
                .form(TRAINING + "/in-post")
                .with("inTeam", of.toString())
                .with("staff", staff)
                .with("onDay-day", day)
                .with("onDay-month", "9")
                .with("onDay-year", "2021")
                .with("source", "Staff record");
    }

    private Page file(String text) {
        return manager.open(TRAINING)
                .form(TRAINING + "/file")
                .sendWith("file", "training.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private String row(Page page, String of) {
        List<String> rows = page.document()
                .select("#awareness ~ * tr, #awareness ~ table tr")
                .eachText();
        return rows.stream()
                .filter(row -> row.contains(of) && (row.startsWith(ours.name()) || !of.equals("Doctors")))
                .findFirst()
                .orElse("no row of " + of + " in " + rows);
    }

    private static Form form(Page page, String ref, String action) {
        String path = page.document()
                .select("tr:contains(" + ref + ") form[action$=" + action + "]")
                .attr("action");
        return page.form(path);
    }

    private static String district(Page page, String name) {
        return page.document().select("#by-district li:contains(" + name + ")").text();
    }
}
