package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Liaison by hospital: how much of the week, since when, and what of the model. */
@OneDoorTest
class LiaisonRowsTest {
    private static final UUID CENTRE = Organisation.idOfSlug("care-co-ordination-centre");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    MadeService made;

    @Autowired
    DomainTime time;

    private Visitor manager;
    private LocalDate today;

    @BeforeEach
    void somebodyWorks() {
        manager = new Visitor(port).signIn(cast.account("manager", CENTRE, null).username());
        today = London.date(time.instant());
    }

    private String hospital(String name) {
        Page added = manager.open("/services/liaison")
                .form("/services/liaison")
                .with("name", name)
                .with("knownAs", "TST")
                .with("trust", "RQW")
                .send();
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        return added.path();
    }

    private void named(String path, Service service) {
        manager.open(path).form("/service").with("service", service.code()).send();
    }

    private void noted(String path, String from, String hours) {
        Page page = manager.open(path)
                .form("/hours")
                .with("fromOn", from)
                .with("hours", hours)
                .with("source", "The hospital's own board paper")
                .send();
        assertThat(page.status()).as(page.text()).isEqualTo(200);
    }

    private String row(String path) {
        return manager.open("/services/liaison")
                .document()
                .select("#hospital-" + path.replaceFirst(".*/", ""))
                .text();
    }

    /** How many of how many, by the line that begins so. */
    private int[] share(String line) {
        Matcher said = Pattern.compile(line + ": (\\d+) of (\\d+) \\((\\d+)%\\)")
                .matcher(manager.open("/services/liaison")
                        .document()
                        .select("#liaison-share")
                        .text());
        assertThat(said.find()).isTrue();
        int[] share = {Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2))};
        assertThat(Integer.parseInt(said.group(3))).isEqualTo(share[0] * 100 / share[1]);
        return share;
    }

    private void always(Service service) {
        Visitor provider = new Visitor(port).signIn(made.vcse(service).username());
        provider.open("/services/" + service.code() + "/edit")
                .form("/edit")
                .with("hours", "always")
                .send()
                .form("/edit")
                .with("propose", "yes")
                .send();
        manager.open("/services/" + service.code()).form("/approve").send();
    }

    @Test
    @Shows({"V24", "V52"})
    void hospitalsWithLiaisonTheShareAtAllHoursTheUncoveredHoursAndTheTrendComeFromTheDirectory() {
        int[] withBefore = share("Hospitals with liaison");
        int[] allBefore = share("Covering all 168 hours of the week");
        String path = hospital("Test Infirmary");
        // that nobody has entered it is not that it has none
        assertThat(row(path))
                .contains("Nobody has entered it", "Not known")
                .doesNotContain("Not reached")
                .doesNotContain("None");
        assertThat(manager.open(path).text()).contains("Liaison service Nobody has entered it");
        assertThat(share("Hospitals with liaison")).containsExactly(withBefore);
        int shown = manager.open("/services/liaison")
                .document()
                .select("tr[id^=hospital-]")
                .size();
        int missing = manager.open("/services/liaison")
                .document()
                .select("tr[id^=hospital-]:contains(Nobody has entered it)")
                .size();
        assertThat(manager.open("/services/liaison")
                        .document()
                        .select("#liaison-share")
                        .text())
                .contains("of which it is known", "Nobody has entered it for %d of %d".formatted(missing, shown));
        manager.open(path).form("/service").with("service", "").send();
        assertThat(row(path)).contains("None", "Not reached", "All week").doesNotContain("Nobody has entered it");
        assertThat(share("Hospitals with liaison")).containsExactly(withBefore[0], withBefore[1] + 1);
        Service service = made.adults(); // open on weekdays from nine to five
        named(path, service);
        assertThat(share("Hospitals with liaison")).containsExactly(withBefore[0] + 1, withBefore[1] + 1);
        assertThat(share("Covering all 168 hours of the week")).containsExactly(allBefore[0], allBefore[1] + 1);
        assertThat(row(path))
                .contains(service.name(), "40")
                .contains("Mon 17:00 to Tue 09:00", "Thu 17:00 to Fri 09:00", "Fri 17:00 to Mon 09:00")
                .doesNotContain("Mon 00:00");

        Page wrong = manager.open(path)
                .form("/hours")
                .with("fromOn", today.plusDays(1).toString())
                .with("hours", "now and then")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("must not be to come", "Write always, none, or", "Say where this is known");
        noted(path, "2015-10-01", "none");
        noted(path, "2017-04-01", "mon-fri 09:00-17:00");
        always(service);
        assertThat(share("Covering all 168 hours of the week")).containsExactly(allBefore[0] + 1, allBefore[1] + 1);
        assertThat(row(path)).contains("168", "None", London.day(today));
        assertThat(manager.open("/services/liaison")
                        .document()
                        .select("#trend-" + path.replaceFirst(".*/", ""))
                        .text())
                .containsSubsequence(
                        "1 Oct 2015: 0 of 168 hours a week",
                        "1 Apr 2017: 40 of 168 hours a week",
                        London.day(today) + ": 168 of 168 hours a week (its entry here)");
        assertThat(manager.open(path).document().select("#trend li")).hasSize(3);
        made.close(service);
        assertThat(share("Hospitals with liaison")).containsExactly(withBefore[0], withBefore[1] + 1);
    }

    @Test
    @Shows("C1.20")
    void eachHospitalHasItsChecklistOfTheModelAndItsHoursAgainstThePromiseOf2020() {
        for (String known : List.of("CHUFT", "PAH", "MEH")) {
            Page page = manager.open("/services/liaison");
            String shipped = page.document()
                    .select("tr:contains((%s)) a".formatted(known))
                    .attr("href");
            Page one = manager.open(shipped);
            assertThat(one.document().select("tr[id^=item-]")).hasSizeGreaterThanOrEqualTo(10);
            assertThat(one.text()).contains("Known as " + known, "24/7 by the end of 2020", "of 168");
        }
        Service service = made.adults();
        String path = hospital("Test General");
        named(path, service);
        assertThat(manager.open(path).text()).contains("Nobody has answered any of the 11 yet");
        assertThat(row(path)).contains("Missed: 40 of 168 hours");
        Page wrong = manager.open(path).form("/item").with("item", "consultant").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Choose yes, partly or no", "Say what shows it");
        Visitor team = new Visitor(port).signIn(made.vcse(service).username());
        team.open(path)
                .form("/item")
                .with("item", "consultant")
                .with("answer", "yes")
                .with("note", "Rota of this month")
                .send();
        team.open(path)
                .form("/item")
                .with("item", "ed-one-hour")
                .with("answer", "partly")
                .with("note", "Nine in ten")
                .send();
        Page one = manager.open(path);
        assertThat(one.document().select("#item-consultant").text()).contains("Yes", "Rota of this month", "(vcse)");
        assertThat(one.document().select("#item-ed-one-hour").text()).contains("Partly", "Nine in ten");
        assertThat(one.document().select("#item-own-room").text()).contains("Not answered");
        assertThat(one.text()).contains("1 met of the 2 answered; 9 of 11 not answered yet");
        Visitor stranger = new Visitor(port).signIn(cast.clinician("eip").username());
        Page refused = stranger.open(path)
                .form("/item")
                .with("item", "teaches")
                .with("answer", "yes")
                .with("note", "I think so")
                .send();
        assertThat(refused.text()).contains("Only the liaison service itself");

        always(service);
        assertThat(row(path)).contains("Reached late");
        noted(path, "2019-06-01", "always");
        assertThat(row(path)).contains("Reached in time", "1 Jun 2019");
        made.close(service);
    }
}
