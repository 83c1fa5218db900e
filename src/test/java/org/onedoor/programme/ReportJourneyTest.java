package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.CurrentActor;
import org.onedoor.programme.PlanWork.On;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A report from its draft to a signature and its files, over HTTP and without script. */
@OneDoorTest
class ReportJourneyTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    PlanImports imports;

    @Autowired
    PlanWork work;

    @Autowired
    Plans plans;

    @Autowired
    org.onedoor.platform.time.DomainTime time;

    private Published plan;
    private Visitor writer;
    private Visitor signer;

    @BeforeEach
    void readIn() {
        plan = Published.imported(port, cast, imports, work);
        writer = new Visitor(port).signIn(plan.manager().username());
        signer = plan.chairs();
    }

    @org.junit.jupiter.api.AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private Page begun(String kind, String partner) {
        return writer.open("/plans/" + plan.code() + "/reports")
                .form("/reports")
                .with("kind", kind)
                .with("partner", partner)
                .send();
    }

    private Page written(Page draft, String... parts) {
        Visitor.Form form = draft.form("/write");
        for (String part : parts) {
            form = form.with("part." + part, "Words for the part called " + part);
        }
        return form.send();
    }

    private Page frozen(Page draft, String... parts) {
        return written(draft, parts).form("/freeze").send();
    }

    /** The page again and again until every file is built, as a reader without script would. */
    private Page built(Page report) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        Page page = report;
        while (page.hasLink("Look again") && Instant.now().isBefore(end)) {
            page = page.follow("Look again");
        }
        assertThat(page.document().select("#files a[href*=/files/]")).hasSize(4);
        return page;
    }

    private static List<String> numbers(Page page, String part) {
        Element section = page.document().select("section.onedoor-report__part").stream()
                .filter(each -> each.select("h2").text().equals(part))
                .findFirst()
                .orElseThrow();
        return section.select("tbody tr").eachText().stream()
                .map(row -> row.replaceFirst("^No\\. ", "").split(" ", 2)[0])
                .toList();
    }

    @Test
    void aPartnersReportListsWhatItLeadsWhatAllLeadAndIsKeptAsItWas() throws Exception {
        CurrentActor.run(
                plan.chair().actor(),
                () -> work.rate(
                        On.fact(plan.code(), "4.13"),
                        Rag.AMBER,
                        "Half of the teams have the forms",
                        "The dates in it are of 2015"));
        Page draft = begun("partner", PlanImportsTest.ESSEX_POLICE.toString());
        assertThat(draft.heading()).contains("Six-monthly report for Essex Police");
        assertThat(numbers(draft, "The actions you lead")).hasSize(6).contains("4.13", "4.14");
        assertThat(numbers(draft, "The actions all partners lead")).hasSize(18);
        assertThat(draft.text()).contains("6 led by you", "18 led by all partners");
        assertThat(draft.document().select("form[action$=/freeze]")).isEmpty();

        Page frozen = frozen(draft, "summary", "place");
        assertThat(frozen.text()).contains("The report is frozen");
        CurrentActor.run(
                plan.chair().actor(),
                () -> work.status(
                        On.fact(plan.code(), "4.13"),
                        ActionStatus.COMPLETE,
                        "It was done after the report was frozen"));
        Page later = built(writer.open(frozen.path()));
        assertThat(later.document().select("section.onedoor-report__part").text())
                .doesNotContain("Complete");

        assertThat(later.text()).contains("1 of these changed", "Compared with the plan as it came into OneDoor on");
        assertThat(numbers(later, "What changed since the last report")).containsOnly("4.13");
        byte[] pdf = writer.fetch(frozen.path() + "/files/pdf");
        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(writer.fetch(frozen.path() + "/files/xlsx")))) {
            assertThat(book.getSheet("The actions you lead").getLastRowNum()).isEqualTo(6);
        }
        assertThat(new String(writer.fetch(frozen.path() + "/files/html"), StandardCharsets.UTF_8))
                .contains("Words for the part called summary", "Invented data");
    }

    @Test
    void aSecondPersonSignsAndTheFirstCannot() {
        Page frozen = frozen(begun("board", ""), "summary", "decide");
        assertThat(frozen.document().select("form[action$=/sign]")).isEmpty();
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        String list = frozen.path().substring(0, frozen.path().lastIndexOf('/'));
        assertThat(police.open(frozen.path()).status()).isEqualTo(404);
        assertThat(police.open(frozen.path() + "/files/pdf").status()).isEqualTo(404);
        assertThat(police.open(list).document().select("a[href='" + frozen.path() + "']"))
                .isEmpty();
        assertThat(frozen.text()).contains("It waits for a second person");
        Page asked = signer.open(frozen.path());
        Page refused = asked.form("/sign").with("words", "ok").send();
        assertThat(refused.status()).isEqualTo(422);
        Page signed = refused.form("/sign")
                .with("words", "I checked the figures against the plan")
                .send();
        assertThat(signed.text()).contains("Signed", "I checked the figures against the plan", "Test governance");
        assertThat(police.open(frozen.path()).status()).isEqualTo(200);
        assertThat(police.open(list).document().select("a[href='" + frozen.path() + "']"))
                .hasSize(1);
        Page again = writer.open(frozen.path()).form("/again").send();
        assertThat(again.text()).contains("Version 2", "Draft");
        assertThat(again.document().select("#part-summary").val()).isEqualTo("Words for the part called summary");
        assertThat(writer.open(frozen.path()).text()).contains("Version 1", "Signed");
    }

    @Test
    void aReportThatIsNotRightIsGivenBackWithWhatToMend() {
        Page frozen = frozen(begun("board", ""), "summary", "decide");
        Page asked = signer.open(frozen.path());
        Element give = asked.document().select("button[formaction]").get(0);
        assertThat(give.attr("formaction")).endsWith("/give-back");
        asked.document().select("form[action$=/sign]").attr("action", give.attr("formaction"));
        Page back = asked.form("/give-back")
                .with("words", "The second decision has no cost")
                .send();
        assertThat(back.text()).contains("Given back", "The second decision has no cost");
    }

    @Test
    void aReportWithoutItsWordsCannotBeFrozenAndSaysWhichAreMissing() {
        Page draft = begun("board", "");
        assertThat(draft.document().select(".nhsuk-task-list").text()).contains("In short", "Incomplete");
        Page one = written(draft, "summary");
        assertThat(one.text()).contains("Save words for these parts first");
        assertThat(one.document().select("form[action$=/freeze]")).isEmpty();
        assertThat(one.document().select(".nhsuk-task-list").text()).contains("Completed");
    }

    @Test
    void whatTwoWritersTypeIsNeverLost() {
        Page draft = begun("board", "");
        Page other = signer.open(draft.path());
        written(draft, "summary");
        Page late = other.form("/write")
                .with("part.summary", "<b>Mine</b> was typed at the same time")
                .send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.document().select("#part-summary").val()).isEqualTo("<b>Mine</b> was typed at the same time");
        assertThat(late.document().select("main b")).isEmpty();
        assertThat(writer.open(draft.path()).document().select("#part-summary").val())
                .isEqualTo("Words for the part called summary");
        Page tooLong = writer.open(draft.path())
                .form("/write")
                .with("part.summary", "x".repeat(10_001))
                .send();
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.document().select("#part-summary").val()).hasSize(10_001);
    }

    @Test
    void aPartnerIsAskedOnlyForWhatItMayDo() {
        CurrentActor.run(plan.chair().actor(), () -> {
            for (String number : List.of("4.13", "4.14")) {
                work.accountable(
                        On.fact(plan.code(), number), PlanImportsTest.ESSEX_POLICE, "The police answer for it");
            }
            work.attach(On.fact(plan.code(), "4.13"), "Letter", "What the board was told", null, null);
            work.proposeClosing(On.fact(plan.code(), "4.13"), "The forms are with every team");
            work.dispute(On.fact(plan.code(), "4.14"), "Nobody has seen it happen yet");
        });
        assertThat(asked(PlanImportsTest.ESSEX_POLICE, "4.13")).contains("Confirm, as a second person");
        assertThat(asked(PlanImportsTest.ESSEX_POLICE, "4.14"))
                .contains("Help the plan's chair, who settles it")
                .doesNotContain("Settle what");

        PlanAction shared = plans.actions(plans.get(plan.code())).stream()
                .filter(action -> action.accountable() == null
                        && action.leadOrganisations().size() > 1)
                .findFirst()
                .orElseThrow();
        CurrentActor.run(plan.chair().actor(), () -> {
            work.attach(On.fact(plan.code(), shared.key()), "Letter", "What the board was told", null, null);
            work.proposeClosing(On.fact(plan.code(), shared.key()), "The forms are with every team");
        });
        assertThat(asked(shared.leadOrganisations().getFirst(), shared.number()))
                .as("who leads an action with others and does not answer for it cannot confirm it")
                .doesNotContain("Confirm");
    }

    private String asked(UUID partner, String number) {
        Page draft = begun("partner", partner.toString());
        return draft.document().select("section.onedoor-report__part:contains(What is asked of you) tbody tr").stream()
                .map(Element::text)
                .filter(row -> row.replaceFirst("^No\\. ", "").startsWith(number + " "))
                .findFirst()
                .orElse("");
    }

    @Test
    void aHighlightReportHasTheHeadingsAndRatingsOfTheGroupsOwn() {
        Page draft = begun("highlight", "");
        assertThat(draft.document().select("section.onedoor-report__part h2").eachText())
                .containsExactly(
                        "Planned Saving 15/16",
                        "Purpose",
                        "Resources",
                        "RAG Rating",
                        "Communication/Engagement",
                        "Key actions",
                        "KPIs",
                        "Risks",
                        "Mitigation",
                        "Of the whole plan, " + plan.title());
        assertThat(draft.text())
                .contains("No mitigation is paired with it.", "Highlight report: Social Prescribing")
                .contains("This is of the whole plan, and not of Social Prescribing.");
        assertThat(draft.document()
                        .select("section.onedoor-report__part:contains(Key actions)")
                        .eq(0)
                        .text())
                .as("the project's own, and no action of the plan it came with")
                .contains("SP Training commenced")
                .doesNotContain("No action of the plan changed");
        Page saved = draft.form("/write")
                .with("part.rating:Project Delivery", "Green")
                .with("part.rating:Financial Delivery", "Red")
                .with("part.rating", "Training is done; money is not found")
                .with("part.actions", "Finish the contact details")
                .send();
        assertThat(saved.document()
                        .select("section.onedoor-report__part:contains(RAG Rating) tbody tr")
                        .eachText())
                .anySatisfy(row -> assertThat(row).contains("Project Delivery", "Green", "Amber"))
                .anySatisfy(row -> assertThat(row).contains("Financial Delivery", "Red", "Amber"));
    }

    @Test
    @Shows("CH.01")
    void highlightReportsAreRatedByDimensionAndTheirHistoryIsDrawnWithItsTable() {
        java.time.LocalDate first = plans.today();
        highlight("Green", "Red");
        time.set(Instant.now().plus(Duration.ofDays(60)), 0);
        Page second = highlight("Amber", "Green");
        assertThat(second.document().select("svg desc").text())
                .isEqualTo(
                        "Project Delivery: as the plan came amber, then to %s green, then now amber. ".formatted(first)
                                + "Financial Delivery: as the plan came amber, then to %s red, then now green."
                                        .formatted(first));
        assertThat(second.document().select("svg g")).hasSize(6);
        assertThat(second.document()
                        .select("section.onedoor-report__part:contains(RAG Rating) tbody tr")
                        .eachText())
                .anySatisfy(row -> assertThat(row).contains("Financial Delivery", "Green", "Red", "Amber"));
        assertThat(second.text()).contains(org.onedoor.platform.time.London.day(plans.today()), "Test governance");
    }

    private Page highlight(String delivery, String finance) {
        Page saved = begun("highlight", "")
                .form("/write")
                .with("part.rating:Project Delivery", delivery)
                .with("part.rating:Financial Delivery", finance)
                .with("part.rating", "Training is done; money is not found")
                .with("part.actions", "Finish the contact details")
                .send();
        Page frozen = saved.form("/freeze").send();
        return signer.open(frozen.path())
                .form("/sign")
                .with("words", "I checked it with the project")
                .send();
    }

    @Test
    void whoMayOnlyReadCannotWriteAndWhoMayNotReadSeesNothing() {
        Page draft = begun("board", "");
        assertThat(writer.open(draft.path() + "/files/pdf").status()).isEqualTo(404);
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        assertThat(gp.open(draft.path()).status()).isEqualTo(404);
        signer.open(frozen(draft, "summary", "decide").path())
                .form("/sign")
                .with("words", "I checked the figures against the plan")
                .send();
        Page read = gp.open(draft.path());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.document().select("form[action*=/reports/]")).isEmpty();
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        assertThat(police.open("/plans/" + plan.code() + "/reports").document().select("form[action$=/reports]"))
                .isEmpty();
        assertThat(new Visitor(port).open(draft.path()).path()).isEqualTo("/sign-in");
    }

    @Test
    void aReportThatCannotBeBegunSaysWhy() {
        Page none = begun("", "");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose what the report is for");
        assertThat(begun("partner", "").text()).contains("Choose a partner");
        assertThat(begun("partner", java.util.UUID.randomUUID().toString()).text())
                .contains("Choose a partner that leads an action");
        Page future = writer.open("/plans/" + plan.code() + "/reports")
                .form("/reports")
                .with("kind", "board")
                .with("from-day", "1")
                .with("from-month", "1")
                .with("from-year", "2199")
                .send();
        assertThat(future.status()).isEqualTo(422);
        assertThat(future.text()).contains("cannot be later than today");
    }
}
