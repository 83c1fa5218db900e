package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Scenario E8, acting only through pages and files: the plan of 2015 is read in, worked, published, reported on, and a
 * recommendation goes to the eight partners.
 */
@OneDoorTest
class PlanDeliveredJourneyTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    private Account chair;
    private Visitor business;
    private Visitor chairs;
    private Visitor police;
    private String title;
    private String plan;

    @BeforeEach
    void signIn() {
        business = new Visitor(port)
                .signIn(cast.account("governance", PlanImportsTest.ESSEX, null).username());
        chair = cast.account("governance", PlanImportsTest.ESSEX, null);
        chairs = new Visitor(port).signIn(chair.username());
        police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        title = "Crisis Plan " + UUID.randomUUID().toString().substring(0, 8);
        plan = "/plans/" + title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private void at(String instant) {
        time.set(Instant.parse(instant), 0);
    }

    private byte[] file(String text) {
        return text.replace("\tNorth Essex Crisis Care Concordat Action Plan\n", "\t" + title + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @Shows({"C0.08", "C0.09", "C0.10", "C0.05"})
    void aPlanIsReadInWorkedPublishedAndReportedOn() {
        at("2015-10-31T10:00:00Z");
        theBusinessManagerReadsThePlanIn();
        whatNobodySaidAnythingOfIsListedAndNoStatusIsSetByItself();
        theChairSaysThatOneIsDone();
        oneEditedUpdateIsADifferenceOfExactlyOneAction();
        onlyThePublishedSnapshotIsPublic();
        thePartnersReportSaysWhatChangedAndIsFrozen();
    }

    private void theBusinessManagerReadsThePlanIn() {
        Page review = business.open("/plans/new").form("/plans").sendWith("file", "plan.txt", file(Concordat.text()));
        assertThat(review.text())
                .contains(
                        "81 actions in 5 sections",
                        "Section by section 25, 13, 15, 16 and 12",
                        "70, and 11 without",
                        "34, of which 0 lead nowhere, 13 go one way and 1 leads to itself",
                        "2.3 missing",
                        "5.12 links to itself",
                        "Cells read 595");
        Page named = review.form("/confirm")
                .send()
                .visitor()
                .open(plan + "/register")
                .form("/chair")
                .with("chair", chair.username())
                .send();
        assertThat(named.text()).contains("The chair is named", "chairs the plan");
        assertThat(business.open(plan).text()).contains("81 actions", "Social Prescribing");
        assertThat(business.fetch(plan + "/files/1/original")).isEqualTo(file(Concordat.text()));
        assertThat(new String(business.fetch(plan + "/files/1/rewritten"), StandardCharsets.UTF_8))
                .isEqualTo(new String(file(Concordat.text()), StandardCharsets.UTF_8));
        Page action = business.open(plan + "/actions/4.13");
        assertThat(action.text()).contains("From line 896 of the file");
        assertThat(action.hasLink("3.14 ")).isTrue();
        assertThat(business.open(plan + "/actions/1.23").text()).contains("Mentioned by", "2.13");
        assertThat(business.open(plan + "/actions/5.12").text()).contains("itself, as printed");
        assertThat(police.open(plan + "?lead=mine").text()).contains("6 actions");
        assertThat(police.open(plan).follow("Led by us").text()).contains("24 actions");
    }

    private static List<String> numbers(Page page, String selector) {
        return page.document().select(selector).eachText().stream()
                .map(row -> row.replaceFirst("^No\\. ", "").split(" ", 2)[0])
                .toList();
    }

    private void whatNobodySaidAnythingOfIsListedAndNoStatusIsSetByItself() {
        assertThat(numbers(business.open(plan + "?silent=never"), ".onedoor-plan tbody tr"))
                .containsExactly("2.13", "3.11", "4.10", "4.11", "5.7");
        Set<String> seen = new HashSet<>();
        for (String page : List.of("?page=1", "?page=2")) {
            for (Element row : business.open(plan + page).document().select(".onedoor-plan tbody tr")) {
                assertThat(row.text()).contains("Suggested: ", "Not rated");
                seen.add(row.select("a").attr("href"));
            }
        }
        assertThat(seen).hasSize(81);
        for (String action : seen) {
            assertThat(business.open(action).text())
                    .as(action)
                    .contains("Nobody has set one.")
                    .containsPattern("The update's words suggest: [a-z ]+\\. \\S.{5,}");
        }
    }

    private void theChairSaysThatOneIsDone() {
        Page before = chairs.open(plan + "/actions/4.13");
        assertThat(before.text()).contains("The update's words suggest: in progress", "Past its due day");
        Page done = chairs.open(plan + "/actions/4.13/do/set-status")
                .form("/set-status")
                .with("status", "complete")
                .with("reason", "Every team had the forms at the meeting of 30 October")
                .send();
        assertThat(done.text())
                .contains(
                        "Complete",
                        "The words suggested in progress",
                        "Every team had the forms at the meeting of 30 October",
                        "Past its due day, and nobody has confirmed that it is done");
    }

    private void oneEditedUpdateIsADifferenceOfExactlyOneAction() {
        at("2015-11-02T10:00:00Z");
        String edited = Concordat.text()
                .replace("Live since April and training in place", "Live since April and training in place. Audited.");
        Page review = business.open("/plans/new?of=" + plan.substring("/plans/".length()))
                .form("/plans")
                .sendWith("file", "newer.txt", file(edited));
        assertThat(review.text())
                .contains("1 difference", "4.14: update changed")
                .doesNotContain("2 differences");
        Page accepted = review.form("/answer")
                .with("which", "0")
                .with("answer", "accept")
                .send();
        accepted.form("/confirm").send();
        assertThat(business.open(plan + "/actions/4.14").text()).contains("training in place. Audited.");
        assertThat(business.open(plan + "/actions/4.13").text()).contains("Complete");
        assertThat(business.fetch(plan + "/files/1/original")).isEqualTo(file(Concordat.text()));
        assertThat(business.open(plan + "/changes?from=2015-10-31&to=2015-11-02")
                        .text())
                .contains("4.14", "Live since April and training in place", "training in place. Audited.");
    }

    private void onlyThePublishedSnapshotIsPublic() {
        Visitor anybody = new Visitor(port);
        String open = plan.replace("/plans/", "/plan/");
        assertThat(anybody.open(open).status()).isEqualTo(404);
        chairs.open(plan + "/publish")
                .form("/publish")
                .with("said", "The plan as it stood at the end of October 2015.")
                .send();
        police.open(plan + "/actions/4.15/do/log-update")
                .form("/log-update")
                .with("words", "Figures for September went out by area")
                .send();
        chairs.open(plan + "/actions/4.14/do/set-status")
                .form("/set-status")
                .with("status", "in-place")
                .with("reason", "Confirmed after the plan was published")
                .send();
        Page published = anybody.open(open);
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.text())
                .contains("81 actions in all", "The plan as it stood at the end of October 2015.")
                .doesNotContain("Figures for September went out by area");
        assertThat(published.document().select("article#a-4\\.13").text()).contains("Said to be done");
        assertThat(published.document().select("article#a-4\\.14").text()).contains("Not said yet");
        assertThat(published.document().select("script")).isEmpty();
    }

    private Page report(String... parts) {
        Page draft = business.open(plan + "/reports")
                .form("/reports")
                .with("kind", "partner")
                .with("partner", PlanImportsTest.ESSEX_POLICE.toString())
                .send();
        Visitor.Form form = draft.form("/write");
        for (String part : parts) {
            form = form.with("part." + part, "Words for the part called " + part);
        }
        return form.send();
    }

    private static List<String> listed(Page page, String part) {
        Element section = page.document().select("section.onedoor-report__part").stream()
                .filter(each -> each.select("h2").text().equals(part))
                .findFirst()
                .orElseThrow();
        return section.select("tbody tr").eachText().stream()
                .map(row -> row.replaceFirst("^No\\. ", "").split(" ", 2)[0])
                .toList();
    }

    private void thePartnersReportSaysWhatChangedAndIsFrozen() {
        at("2023-10-01T09:00:00Z");
        Page first = report("summary", "place").form("/freeze").send();
        Page signed = chairs.open(first.path())
                .form("/sign")
                .with("words", "I checked it against the plan")
                .send();
        assertThat(signed.text()).contains("Signed");
        at("2024-01-15T09:00:00Z");
        police.open(plan + "/actions/4.3/do/log-update")
                .form("/log-update")
                .with("words", "Three hours were kept in nine of ten assessments")
                .send();
        at("2024-04-02T09:00:00Z");
        aMeasureOfThePlaceIsRecorded();
        Page draft = report("summary", "place");
        assertThat(draft.heading()).contains("Six-monthly report for Essex Police");
        assertThat(draft.text()).contains("2 Oct 2023 to 2 Apr 2024", "6 led by you", "18 led by all partners");
        assertThat(listed(draft, "The actions you lead"))
                .containsExactlyInAnyOrder("1.3", "4.3", "4.7", "4.13", "4.14", "4.15");
        assertThat(listed(draft, "The actions all partners lead")).hasSize(18);
        assertThat(new HashSet<>(listed(draft, "What changed since the last report")))
                .containsExactly("4.3");
        assertThat(draft.text()).contains("Seen within three hours", "North East Essex", "91 per cent", "31 Mar 2024");
        assertThat(draft.text()).contains("Three hours were kept in nine of ten assessments");
        Page frozen = draft.form("/freeze").send();
        assertThat(frozen.text()).contains("The report is frozen");
        police.open(plan + "/actions/4.7/do/log-update")
                .form("/log-update")
                .with("words", "This came after the report was frozen")
                .send();
        Page later = built(business.open(frozen.path()));
        assertThat(new HashSet<>(listed(later, "What changed since the last report")))
                .containsExactly("4.3");
        assertThat(later.text()).doesNotContain("This came after the report was frozen");
        assertThat(new String(business.fetch(frozen.path() + "/files/pdf"), 0, 5, StandardCharsets.ISO_8859_1))
                .isEqualTo("%PDF-");
        assertThat(business.fetch(frozen.path() + "/files/docx")).hasSizeGreaterThan(5000);
    }

    private void aMeasureOfThePlaceIsRecorded() {
        Page measure = business.open("/registers/kpi/new")
                .form("/new")
                .with("title", "Seen within three hours " + title)
                .with("plan", plan.substring("/plans/".length()))
                .with("words", "Of those brought to a place of safety, how many were assessed within three hours")
                .with("unit", "per cent")
                .with("better", "Higher")
                .send();
        Page recorded = measure.form("/figure")
                .with("on-day", "31")
                .with("on-month", "3")
                .with("on-year", "2024")
                .with("place", "North East Essex")
                .with("value", "91")
                .with("source", "Return of the place of safety")
                .send();
        assertThat(recorded.text()).contains("The figure is recorded");
    }

    private Page built(Page report) {
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        Page page = report;
        while (page.hasLink("Look again") && Instant.now().isBefore(end)) {
            page = page.follow("Look again");
        }
        assertThat(page.document().select("#files a[href*=/files/]")).hasSize(4);
        return page;
    }

    @Test
    @Shows({"S14", "S15"})
    void aRecommendationGoesToTheEightPartnersAndOneDefersSoItIsNotYetAgreedByAll() {
        at("2024-04-02T09:00:00Z");
        Page made = business.open("/registers/recommendation/new")
                .form("/new")
                .with("title", "Endorse the strategy " + title)
                .with("words", "That every partner endorses the all-age strategy")
                .with("group", "set-strategy-implementation-group")
                .send();
        Page asked = made.form("/ask")
                .with("members", "1")
                .with("due-day", "30")
                .with("due-month", "4")
                .with("due-year", "2024")
                .send();
        assertThat(asked.text()).contains("Asked: 8.", "Not yet agreed by all: 8 waiting");
        List<String> partners = new ArrayList<>();
        for (String code : List.of("QJG", "07H", "QH8", "R1L", "RAT")) {
            partners.add(org.onedoor.organisation.Organisation.idOfOds(code).toString());
        }
        for (String slug : List.of("southend-city-council", "essex-county-council", "thurrock-council")) {
            partners.add(org.onedoor.organisation.Organisation.idOfSlug(slug).toString());
        }
        for (int i = 0; i < partners.size(); i++) {
            Visitor partner = new Visitor(port)
                    .signIn(cast.account("governance", UUID.fromString(partners.get(i)), null)
                            .username());
            assertThat(partner.open("/").text()).contains("Answer what the partners were asked");
            boolean last = i == partners.size() - 1;
            Page answered = partner.open(made.path())
                    .form("/answer")
                    .with("state", last ? "Deferred" : "Endorsed")
                    .with("board", "The board")
                    .with("decided-day", "1")
                    .with("decided-month", "4")
                    .with("decided-year", "2024")
                    .with("words", last ? "Its cabinet meets in May and wants the costs first" : "")
                    .send();
            assertThat(answered.status()).isEqualTo(200);
        }
        Page status = business.open(made.path());
        assertThat(status.text()).contains("Not yet agreed by all: 1 deferred, 7 endorsed", "wants the costs first");
        assertThat(business.open("/registers/recommendation?q=" + title.replace(' ', '+'))
                        .text())
                .contains("Not yet agreed by all");
    }
}
