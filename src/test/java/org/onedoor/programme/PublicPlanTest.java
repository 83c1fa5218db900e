package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
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

/** What anybody can read of a plan without signing in: what its chair published, and nothing else. */
@OneDoorTest
class PublicPlanTest {
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

    private Published plan;

    @BeforeEach
    void readIn() {
        plan = Published.imported(port, cast, imports, work);
    }

    private void status(String number, ActionStatus status) {
        CurrentActor.run(
                plan.chair().actor(),
                () -> work.status(
                        new On(
                                plan.code(),
                                number,
                                plans.action(plans.get(plan.code()), number).version()),
                        status,
                        "The group decided it at its meeting"));
    }

    private HttpResponse<String> fetch(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aPlanThatWasNeverPublishedIsNotThereForThePublic() {
        assertThat(plan.open().status()).isEqualTo(404);
        Visitor anybody = new Visitor(port);
        for (String path : List.of("/actions.csv", "/feed", "/say", "/say/thanks", "/versions/1")) {
            assertThat(anybody.open("/plan/" + plan.code() + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(anybody.open("/plan").text()).doesNotContain(plan.title());
    }

    @Test
    @Shows({"S42", "C1.08"})
    void onlyWhatItsChairPublishedIsPublicUntilItIsPublishedAgain() {
        Page published = plan.publish("The plan as it was in October 2015.");
        assertThat(published.text()).contains("Version 1 is public now");
        Page first = plan.open();
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text())
                .contains("Version 1", "Essex County Council published this on", "81 actions in all")
                .contains("This is the first version")
                .contains("The plan as it was in October 2015.");
        assertThat(first.document().select("article#a-4\\.13").text())
                .contains("Not said yet", "Essex Police", "Late", "Nobody has confirmed that it is done");

        status("4.13", ActionStatus.IN_PLACE);
        assertThat(plan.open().document().select("article#a-4\\.13").text()).contains("Not said yet");

        plan.publish("Police forms are in place.");
        Page second = plan.open();
        assertThat(second.text()).contains("Version 2", "1 action changed");
        assertThat(second.document().select("article#a-4\\.13").text())
                .contains("Said to be in place", "Late", "Nobody has confirmed that it is done");
        assertThat(second.document().select("section[aria-labelledby=changed]").text())
                .contains("Action 4.13", "It went from \"Not said yet\" to \"Said to be in place\".");
        assertThat(new String(new Visitor(port).fetch("/plan/" + plan.code() + "/actions.csv"), StandardCharsets.UTF_8))
                .contains(plan.title() + ",2," + plans.today() + ",4.13,");
        assertThat(second.follow("Version 1").text()).contains("This is an old version", "81 actions in all");
        assertThat(new Visitor(port).open("/plan").text()).contains(plan.title(), "Version 2");
    }

    @Test
    void namesOfPeopleAreHiddenUntilThePublisherConfirmsThem() {
        Page asked = plan.chairs().open("/plans/" + plan.code() + "/publish");
        assertThat(asked.document().select("input[name=shown]").eachAttr("value"))
                .contains("Coffey")
                .contains("Buddy App");
        Page published = asked.form("/publish")
                .with("said", "The plan for everyone to read.")
                .with("shown", "Buddy App")
                .with("alsoHidden", "Clacton\nAthena")
                .send();
        assertThat(published.text()).contains("Version 1 is public now");
        String everything = new Visitor(port).open("/plan/" + plan.code()).text();
        assertThat(everything)
                .doesNotContain("Coffey", "Clacton", "ATHENA")
                .contains("Dr [name not shown]", "Buddy App");
        assertThat(new String(new Visitor(port).fetch("/plan/" + plan.code() + "/actions.csv"), StandardCharsets.UTF_8))
                .doesNotContain("Coffey", "Clacton");
        Page again = plan.chairs().open("/plans/" + plan.code() + "/publish");
        assertThat(again.document().select("input[name=shown][checked]").eachAttr("value"))
                .containsExactly("Buddy App");
        assertThat(again.document().select("#alsoHidden").val()).contains("Clacton");
    }

    @Test
    void aWithdrawnPlanSaysWhyAndComesBackWhenPublishedAgain() {
        plan.publish("The plan for everyone to read.");
        Page withdrawn = plan.chairs()
                .open("/plans/" + plan.code() + "/publish")
                .form("/withdraw")
                .with("reason", "A date in it was wrong. <script>alert(1)</script>")
                .send();
        assertThat(withdrawn.text()).contains("The plan is no longer public");
        Page gone = plan.open();
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.text()).contains("This plan was taken down", "A date in it was wrong. <script>");
        assertThat(gone.document().select("main script")).isEmpty();
        for (String path : List.of("/actions.csv", "/feed", "/say", "/versions/1")) {
            assertThat(new Visitor(port).open("/plan/" + plan.code() + path).status())
                    .as(path)
                    .isEqualTo(410);
        }
        plan.publish("The date is right now.");
        assertThat(plan.open().text()).contains("Version 2");
    }

    @Test
    void onlyTheChairPublishes() {
        Visitor manager = new Visitor(port).signIn(plan.manager().username());
        Page page = manager.open("/plans/" + plan.code() + "/publish");
        assertThat(page.text()).contains("You cannot publish this plan", "published by its chair");
        assertThat(page.document().select("form[action$=/publish]")).isEmpty();
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        assertThat(gp.open("/plans/" + plan.code() + "/publish").status()).isEqualTo(403);
        assertThat(plan.open().status()).isEqualTo(404);
    }

    @Test
    void theSlowerOfTwoPublishersKeepsWhatTheyTyped() {
        Page one = plan.chairs().open("/plans/" + plan.code() + "/publish");
        Page two = plan.chairs().open("/plans/" + plan.code() + "/publish");
        assertThat(one.form("/publish").with("said", "The first of two.").send().text())
                .contains("Version 1 is public now");
        Page late = two.form("/publish")
                .with("said", "The second of two.")
                .with("statements", "I know who to call")
                .send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.document().select("#said").val()).isEqualTo("The second of two.");
        assertThat(late.document().select("#statements").val()).isEqualTo("I know who to call");
        assertThat(plan.open().text()).contains("The first of two.").doesNotContain("The second of two.");
    }

    @Test
    void whatIsNewMustBeSaid() {
        Page refused = plan.publish("   ");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.title()).startsWith("Error: ");
        assertThat(refused.text()).contains("Say in a sentence what is new");
    }

    @Test
    void thePublicPageAsksForNoSignInSetsNoCookieRunsNoScriptAndMayBeKept() throws Exception {
        plan.publish("The plan for everyone to read.");
        HttpResponse<String> page = fetch("/plan/" + plan.code());
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("public, max-age=60");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(Jsoup.parse(page.body()).select("script")).isEmpty();
        assertThat(page.body()).doesNotContain("OFFICIAL-SENSITIVE");
        String etag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(fetch("/plan/" + plan.code(), "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        plan.publish("Said once more for everyone.");
        assertThat(fetch("/plan/" + plan.code(), "If-None-Match", etag).statusCode())
                .isEqualTo(200);
        Page staff = plan.chairs().open("/plan/" + plan.code());
        assertThat(staff.text()).doesNotContain("Sign out", "Test governance");
    }

    @Test
    void theActionsAreATableWhoseWordsNoSpreadsheetTakesForAFormula() throws Exception {
        CurrentActor.run(plan.chair().actor(), () -> work.log(On.fact(plan.code(), "1.1"), "=SUM(1,2)", plans.today()));
        plan.publish("With news of the first action.");
        byte[] file = new Visitor(port).fetch("/plan/" + plan.code() + "/actions.csv");
        String text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new java.io.StringReader(text.substring(1)))
                .getRecords();
        assertThat(rows).hasSize(81);
        CSVRecord first = rows.getFirst();
        assertThat(first.get("Number")).isEqualTo("1.1");
        assertThat(first.get("Version")).isEqualTo("1");
        assertThat(LocalDate.parse(first.get("Published on"))).isEqualTo(plans.today());
        assertThat(first.get("Last news")).startsWith("'=SUM(");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row)
                        .allSatisfy(cell -> assertThat(cell)
                                .doesNotStartWith("=")
                                .doesNotStartWith("+")
                                .doesNotStartWith("@")));
    }

    @Test
    void theFeedNamesEachVersion() throws Exception {
        plan.publish("The first version.");
        plan.publish("The second, with <angles> & more.");
        HttpResponse<String> feed = fetch("/plan/" + plan.code() + "/feed");
        assertThat(feed.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        var document = Jsoup.parse(feed.body(), "", org.jsoup.parser.Parser.xmlParser());
        assertThat(document.select("entry > title").eachText())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Version 2");
        assertThat(document.select("entry > summary").eachText().getFirst())
                .isEqualTo("The second, with <angles> & more.");
        assertThat(document.select("feed > id").text()).isEqualTo("urn:onedoor:plan:" + plan.code());
    }

    @Test
    void aReaderFindsWhatIsLateAndWhoLeadsIt() {
        plan.publish("The plan for everyone to read.");
        Page late = new Visitor(port).open("/plan/" + plan.code() + "?show=late");
        assertThat(late.document().select("article"))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action.text()).contains("Late", "It was due by", "Who leads it"));
        Page police = new Visitor(port).open("/plan/" + plan.code() + "?led=Essex+Police");
        assertThat(police.document().select("article")).hasSize(6);
        assertThat(new Visitor(port)
                        .open("/plan/" + plan.code() + "?show=%00nonsense&led=%3Cb%3E")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void ourOwnWordsAreReadAtSchoolGradeEight() {
        plan.publish("The plan as it was in October 2015.");
        for (String path : List.of("/plan", "/plan/" + plan.code(), "/plan/" + plan.code() + "/say")) {
            Page page = new Visitor(port).open(path);
            assertThat(ReadingGrade.of(page.document())).as(path).isLessThan(8.0);
        }
    }
}
