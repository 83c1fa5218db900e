package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The public plan, its feedback and the reports in a real browser: for everybody, at a desk and on a small phone. */
@OneDoorTest
@Tag("browser")
class PlanPagesBrowserTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    PlanImports imports;

    @Autowired
    PlanWork work;

    private Published plan;

    @BeforeEach
    void publish() {
        plan = Published.imported(port, cast, imports, work);
        plan.publish("The plan as its partners had it in October 2015.");
        new Visitor(port)
                .open("/plan/" + plan.code() + "/say")
                .form("/say")
                .with("source", "carer")
                .with("safe", "yes")
                .with("words", "Nobody told us about the night line. Aleksandra Wojciechowska-Ogunbanjo knows.")
                .send();
    }

    @Test
    void thePublicPagesAreForEverybody() {
        List<String> pages = List.of("", "?show=late", "?show=news", "/versions/1", "/say", "/say/thanks", "/say/help");
        try (Browser desk = Browser.at(port);
                Browser phone = Browser.narrow(port)) {
            desk.open("/plan").accessible().fits();
            for (String page : pages) {
                desk.open("/plan/" + plan.code() + page).accessible().fits();
                phone.open("/plan/" + plan.code() + page).accessible().fits();
            }
        }
    }

    @Test
    void aFormThatCannotBeTakenSaysSoFirstWithoutAnyScript() {
        try (Browser reader = Browser.noScript(port)) {
            reader.open("/plan/" + plan.code() + "/say");
            reader.page().locator("main button").click();
            assertThat(reader.page().title()).startsWith("Error: ");
            assertThat(reader.page().locator(".nhsuk-error-summary a").count()).isEqualTo(3);
        }
        try (Browser desk = Browser.at(port)) {
            desk.open("/plan/" + plan.code() + "/say");
            desk.page().locator("main button").click();
            desk.accessible().fits();
        }
    }

    @Test
    void theStaffPagesAroundItAreForEverybodyToo() {
        Visitor writer = new Visitor(port).signIn(plan.manager().username());
        String reports = "/plans/" + plan.code() + "/reports";
        Page draft = writer.open(reports)
                .form("/reports")
                .with("kind", "partner")
                .with("partner", PlanImportsTest.ESSEX_POLICE.toString())
                .send();
        Page other =
                writer.open(reports).form("/reports").with("kind", "highlight").send();
        String frozen = draft.form("/write")
                .with("part.summary", "What the board should know first")
                .with("part.place", "No measure yet")
                .send()
                .form("/freeze")
                .send()
                .path();
        try (Browser desk = Browser.at(port);
                Browser phone = Browser.narrow(port)) {
            for (Browser user : List.of(desk, phone)) {
                user.signIn(plan.chair().username(), "demo");
                String feedback = "/plans/" + plan.code() + "/feedback";
                for (String page : List.of(
                        "/plans/" + plan.code() + "/publish",
                        "/plans/" + plan.code() + "/publish/preview",
                        feedback,
                        reports,
                        other.path(),
                        frozen)) {
                    user.open(page).accessible().fits();
                }
                user.open(feedback)
                        .page()
                        .locator("text=Read and answer")
                        .first()
                        .click();
                user.accessible().fits();
            }
        }
    }
}
