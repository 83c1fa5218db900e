package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.London;

/** Pathways with their versions and evidence, therapies against the NICE list, and one service of two providers. */
class PathwayRowsTest extends PathwayDesk {
    private String pathway(String title, String stages, String partners) {
        Page written = manager.open("/services/pathways/new")
                .form("/services/pathways/new")
                .with("title", title)
                .with("needs", "low-mood-anxiety")
                .with("types", "general-practice")
                .with("criteria", "18 or over\nLow for two weeks or more")
                .with("stages", stages)
                .with("partners", partners)
                .with("source", "Written by a test")
                .send();
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        return written.path().replaceFirst("\\?.*", "");
    }

    @Test
    @Shows("T08")
    void eachDedicatedPathwayHasEntryCriteriaStagesAndAvailabilityByPcn() {
        int pcns = organisations.pcns(today).size();
        assertThat(pcns).isGreaterThan(40);
        for (String title : List.of(
                "Personality disorder",
                "Early intervention in psychosis",
                "Adult community eating disorder",
                "Community rehabilitation")) {
            Page page = manager.open("/services/pathways").follow(title);
            assertThat(page.document().select("#criteria li")).as(title).hasSizeGreaterThanOrEqualTo(3);
            assertThat(page.document().select("tr[id^=stage-]")).as(title).hasSizeGreaterThanOrEqualTo(4);
            assertThat(page.document().select("tr[id^=pcn-]")).as(title).hasSize(pcns);
        }
        for (String page :
                List.of("/services/pathways", "/services/care-co-ordination-centre", "/services/liaison/pah")) {
            assertThat(manager.open(page).text()).as(page).doesNotContain("seed 0");
        }
        // the matrix follows the directory: one service for one PCN, and another by where people live only
        String path = pathway("Depression found early", "Asked about | GP", "EPUT");
        Organisations.Pcn one = organisations.pcns(today).stream()
                .filter(pcn -> "07G".equals(pcn.subIcb()))
                .findFirst()
                .orElseThrow();
        Organisations.Pcn west = organisations.pcns(today).stream()
                .filter(pcn -> "07H".equals(pcn.subIcb()))
                .findFirst()
                .orElseThrow();
        assertThat(cell(path, one)).endsWith("No");
        Service registered = made.make("low-mood-anxiety", 18, null, "{pcn:%s}".formatted(one.code()));
        Service resident = made.make("low-mood-anxiety", 18, null, "{district:E07000073}");
        jdbc.sql("update directory.service set type_code = 'general-practice' where service_id in (:ids)")
                .param("ids", List.of(registered.id(), resident.id()))
                .update();
        made.close(made.adults()); // the directory is read again
        assertThat(cell(path, one)).contains("Yes: " + registered.name()).doesNotContain(resident.name());
        assertThat(cell(path, west)).contains("By address only: " + resident.name());
        assertThat(manager.open(path).text()).contains("Without it: ");
        made.close(registered);
        assertThat(cell(path, one)).endsWith("No");
        made.close(resident);
    }

    private String cell(String path, Organisations.Pcn pcn) {
        return manager.open(path).document().select("#pcn-" + pcn.code()).text();
    }

    @Test
    @Shows("W3.11")
    void aVersionOfAPathwayCountsOnceEveryPartnerHasAgreedAndAChangeIsTheNextVersion() {
        Page wrong = manager.open("/services/pathways/new")
                .form("/services/pathways/new")
                .with("title", "Half a pathway")
                .with("needs", "nothing-known")
                .with("stages", "Only what happens")
                .with("partners", "Nobody at all")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("not on the list of needs", "In line 1 write: what happens", "Name the organisations");
        assertThat(wrong.document().select("#title").val()).isEqualTo("Half a pathway");

        String path = pathway("Low mood together", "Asked about | GP\nSeen | Talking therapies", "EPUT, NELFT");
        assertThat(manager.open(path).text())
                .contains("Pathway, version 1", "Proposed: 2 partners have not agreed")
                .doesNotContain("We agree to version");
        Visitor eput = of("R1L", "manager");
        Visitor nelft = of("RAT", "governance");
        Visitor clinician = of("R1L", "clinician");
        assertThat(clinician.open(path).document().select("form[action$=/agree], form[action$=/take-back]"))
                .isEmpty();
        assertThat(crafted(clinician, path, 1, "/agree").send().status()).isEqualTo(403);
        Page stranger = crafted(of("RQW", "manager"), path, 1, "/agree").send();
        assertThat(stranger.status()).isEqualTo(409);
        assertThat(stranger.text()).contains("of an organisation whose agreement it needs");
        assertThat(eput.open(path).form("/agree").send().text()).contains("Proposed: 1 partner has not agreed");
        assertThat(eput.open(path).document().select("form[action$=/agree]")).isEmpty();
        Page unsaid = nelft.open(path).form("/disagree").send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("Say what would have to be otherwise");
        nelft.open(path)
                .form("/disagree")
                .with("words", "Under 18s are missing")
                .send();
        assertThat(manager.open(path).document().select("#partners").text())
                .contains("agreed, " + London.day(today), "does not agree", "“Under 18s are missing”");

        // taken back before it counts, with a reason, and given again
        Page unsaidWhy = eput.open(path).form("/take-back").send();
        assertThat(unsaidWhy.status()).isEqualTo(422);
        assertThat(unsaidWhy.text()).contains("Say why it is taken back");
        eput.open(path).form("/take-back").with("why", "The board has not met").send();
        assertThat(manager.open(path).document().select("#partners").text())
                .contains("took its agreement back, " + London.day(today), "(manager)", "“The board has not met”");
        assertThat(crafted(clinician, path, 1, "/take-back").send().status()).isEqualTo(403);
        eput.open(path).form("/agree").send();
        assertThat(manager.open(path).document().select("#said li").eachText())
                .hasSize(4)
                .anyMatch(line -> line.contains("took its agreement back"));

        String next = manager.open(path).document().select("a[href*=new?of=]").attr("href");
        manager.open(next)
                .form("/services/pathways/new")
                .with("criteria", "Any age")
                .send();
        assertThat(manager.open(path).document().select("#versions li").eachText())
                .hasSize(2)
                .allMatch(line -> line.contains("Proposed"));
        assertThat(manager.open(path).document().select("#criteria").text()).isEqualTo("Any age");
        assertThat(manager.open(path + "?version=1")
                        .document()
                        .select("#criteria")
                        .text())
                .contains("18 or over");
        eput.open(path).form("/agree").send();
        nelft.open(path).form("/agree").send();
        assertThat(manager.open(path).document().select("#state").text())
                .contains("Agreed by all partners", "It counts since " + London.day(today));
        assertThat(manager.open(path).document().select("#versions li").eachText())
                .anyMatch(line -> line.startsWith("Version 2") && line.contains("Agreed by all partners"))
                .anyMatch(line -> line.startsWith("Version 1") && line.contains("Proposed"));
        assertThat(of("RQW", "manager").open(path).document().select("form[action$=/agree]"))
                .isEmpty();

        // taken back after it counted: it is over, the one before never counted, and only a further version can
        nelft.open(path)
                .form("/take-back")
                .with("why", "The waits are too long")
                .send();
        assertThat(manager.open(path).document().select("#state").text())
                .contains("Counted until " + London.day(today))
                .doesNotContain("It counts since");
        assertThat(manager.open(path).document().select("#over").text()).contains("Write the next version");
        assertThat(nelft.open(path).document().select("form[action$=/agree]")).isEmpty();
        Page again = crafted(nelft, path, 2, "/agree").send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("Write the next version, and agree to that");
    }

    /** What no page offers them. */
    private static Visitor.Form crafted(Visitor visitor, String path, int version, String step) {
        return visitor.open(path)
                .form("/sign-out")
                .to(path + step)
                .with("version", String.valueOf(version))
                .with("why", "Because")
                .with("words", "");
    }

    @Test
    void theSlowerOfTwoWhoWriteTheNextVersionSeesBothAndADoubleClickWritesOne() {
        String path = pathway("Two at once", "Asked about | GP", "EPUT");
        String next = manager.open(path).document().select("a[href*=new?of=]").attr("href");
        Visitor slower = new Visitor(port).signIn(cast.navigator().username());
        Visitor.Form late = slower.open(next)
                .form("/services/pathways/new")
                .with("criteria", "Any age")
                .with("source", "Written slowly");
        Visitor.Form quick = manager.open(next).form("/services/pathways/new").with("criteria", "16 or over");
        quick.send();
        quick.send();
        assertThat(manager.open(path).document().select("#versions li")).hasSize(2);
        Page both = late.send();
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.text()).contains("Somebody wrote version 2 meanwhile");
        assertThat(both.document().select("#theirs").text())
                .contains("Entry criteria 16 or over", "Where it comes from Written by a test")
                .doesNotContain("For which needs");
        assertThat(both.document().select("#criteria").val()).isEqualTo("Any age");
        both.form("/services/pathways/new").send();
        assertThat(manager.open(path).document().select("#versions li")).hasSize(3);
        assertThat(manager.open(path).document().select("#criteria").text()).isEqualTo("Any age");

        // changed after Back: what was sent stands, what was typed is kept, and it can be sent as the version after
        Page back = quick.instead("criteria", "17 or over").send();
        assertThat(back.status()).isEqualTo(409);
        assertThat(back.text()).contains("This form was sent before with other words");
        assertThat(back.document().select("#criteria").val()).isEqualTo("17 or over");
        Page mine = back.form("/services/pathways/new").send();
        assertThat(mine.text()).contains("Somebody wrote version 3 meanwhile");
        mine.form("/services/pathways/new").send();
        assertThat(manager.open(path).document().select("#versions li")).hasSize(4);
        assertThat(manager.open(path).document().select("#criteria").text()).isEqualTo("17 or over");
    }

    @Test
    @Shows("V12")
    void stepsAndInterventionsCarryTheirEvidenceAndThoseWithNoneOrExpiredAreListed() {
        String title = "Evidence " + UUID.randomUUID().toString().substring(0, 8);
        String path = pathway(
                title,
                "Asked about | GP\nAssessed | Talking therapies | NICE QS14 | 2020-01-31\nTreated | Talking therapies | NICE QS8 | "
                        + today.plusYears(1),
                "EPUT");
        assertThat(wanting(title))
                .hasSize(2)
                .anyMatch(row -> row.contains("Asked about") && row.contains("No evidence given"));
        assertThat(wanting(title))
                .anyMatch(row -> row.contains("Assessed") && row.contains("Expired") && row.contains("NICE QS14"));
        assertThat(manager.open("/services/evidence")
                        .document()
                        .select("#sound tr:contains(%s)".formatted(title))
                        .text())
                .contains("Treated", "NICE QS8", London.day(today.plusYears(1)));
        Page wrong = manager.open(path)
                .form("/evidence")
                .with("step", "2")
                .with("reviewBy", "2020-01-01")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Say what it rests on", "Write a day to come");
        manager.open(path)
                .form("/evidence")
                .with("step", "1")
                .with("evidence", "NICE QS14")
                .with("reviewBy", today.plusMonths(6).toString())
                .send();
        assertThat(wanting(title)).hasSize(1);

        // an intervention: what NICE names has no review day until somebody gives it one
        assertThat(wanting("Maudsley")).singleElement().asString().contains("No review day", "NICE NG69");
        Page therapy = manager.open("/services/therapies/mantra");
        assertThat(therapy.form("/services/therapies/mantra")
                        .with("reviewBy", "soon")
                        .send()
                        .status())
                .isEqualTo(422);
        therapy.form("/services/therapies/mantra")
                .with("reviewBy", today.plusDays(1).toString())
                .send();
        assertThat(wanting("Maudsley")).isEmpty();
        time.set(time.instant().plus(java.time.Duration.ofDays(3)), 1);
        try {
            manager = new Visitor(port)
                    .signIn(cast.account("manager", CENTRE, null).username());
            assertThat(wanting("Maudsley")).singleElement().asString().contains("Expired");
        } finally {
            time.set(java.time.Instant.now(), 1);
        }
    }

    private List<String> wanting(String words) {
        return manager.open("/services/evidence")
                .document()
                .select("#wanting tr:contains(%s)".formatted(words))
                .eachText();
    }
}
