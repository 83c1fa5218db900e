package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people can do themselves: a library that people with lived experience review before it is public. */
@OneDoorTest
class SelfHelpLibraryTest {
    private static final UUID CENTRE = org.onedoor.organisation.Organisation.idOfSlug("care-co-ordination-centre");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    @Test
    @Shows({"C2.04b", "C2.04c", "C2.06d", "C5.05b"})
    void whatPeopleCanDoThemselvesIsReviewedByThoseWithLivedExperienceBeforeItIsPublic() {
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        String name = Cast.familyName(new Random());
        String plan = proposed(navigator, name + " safety plan", "safety", "suicidal-thoughts", "", "");
        String page = proposed(navigator, name + " low mood", "condition", "low-mood-anxiety", "18", "");
        String app = proposed(navigator, name + " app", "app", "low-mood-anxiety", "", "https://example.com/app");
        Visitor anybody = new Visitor(port);
        assertThat(anybody.open("/find-help/self-help").text()).doesNotContain(name);

        String until = London.date(time.instant()).plusDays(200).toString();
        Page tooSoon =
                navigator.open(plan).form("/list").with("reviewBy", until).send();
        assertThat(tooSoon.status()).isEqualTo(409);
        assertThat(tooSoon.text()).contains("2 people with lived experience", "it has 0");
        for (int i = 0; i < 2; i++) {
            Visitor member = new Visitor(port)
                    .signIn(cast.account("lived-experience", CENTRE, null).username());
            for (String each : new String[] {plan, page, app}) {
                member.open(each)
                        .form("/review")
                        .with("rating", "4")
                        .with("words", "It helped me")
                        .send();
            }
            assertThat(member.open(plan)
                            .form("/review")
                            .with("rating", "5")
                            .send()
                            .status())
                    .isEqualTo(409);
        }
        assertThat(navigator
                        .open(app)
                        .form("/list")
                        .with("reviewBy", until)
                        .send()
                        .text())
                .contains("Open its link and say that it works");
        navigator.open(app).form("/link-works").send();
        for (String each : new String[] {plan, page, app}) {
            assertThat(navigator
                            .open(each)
                            .form("/list")
                            .with("reviewBy", until)
                            .send()
                            .text())
                    .contains("Public");
        }

        Page library = anybody.open("/find-help/self-help");
        assertThat(library.document().select("main h2").eachText())
                .startsWith("Emergency advice: If you are not safe right now", "Staying safe");
        Page condition = library.follow(name + " low mood");
        assertThat(condition.text())
                .contains(
                        "Go to bed at the same time",
                        "Checked again by",
                        "Programme lead",
                        "It helped me",
                        "4 out of 5");
        Page shownApp = anybody.open("/find-help/self-help").follow(name + " app");
        assertThat(shownApp.text())
                .contains(
                        "Published studies found that it helps",
                        "Looked at by a clinician on",
                        "it works",
                        "https://example.com/app");

        Page child = anybody.open("/find-help/self-help")
                .form("/self-help")
                .with("age", "12")
                .with("postcode", "RM18 8EB")
                .send();
        assertThat(child.text()).contains(name + " app").doesNotContain(name + " low mood");
        assertThat(child.text()).contains("Where you can go", "This is for people aged 18 or over; you said 12.");
        assertThat(anybody.open("/find-help")
                        .form("/find-help")
                        .with("q", "anxious")
                        .with("age", "30")
                        .send()
                        .text())
                .contains("What you can do yourself", name + " low mood");

        navigator.open(app).form("/link-fails").send();
        assertThat(anybody.open("/find-help/self-help").follow(name + " app").text())
                .contains("it does not work")
                .doesNotContain("https://example.com/app");
        jdbc.sql("update directory.resource set review_by = :day where title = :title")
                .param("day", LocalDate.of(2020, 1, 1))
                .param("title", name + " low mood")
                .update();
        assertThat(anybody.open("/find-help/self-help").text())
                .contains(name + " app")
                .doesNotContain(name + " low mood");
        assertThat(navigator.open("/services/self-help").text()).contains("Hidden: past its review day");
    }

    private static String proposed(Visitor staff, String title, String kind, String need, String ageFrom, String link) {
        Form form = staff.open("/services/self-help/new").form("/services/self-help/new");
        assertThat(form.with("title", title).send().text())
                .contains(
                        "Choose what it is",
                        "Choose at least one thing it helps with",
                        "Say by which day it must be reviewed");
        Page made = form.with("title", title)
                .with("kind", kind)
                .with("words", "Small steps help.\nGo to bed at the same time each day.")
                .with("needs", need)
                .with("audience", "Adults who feel low")
                .with("ageFrom", ageFrom)
                .with("evidence", "studies")
                .with("evidenceNote", "A study in a journal")
                .with("owner", "Programme lead")
                .with("link", link)
                .with("reviewBy", "2030-01-01")
                .with("safetyReviewedOn", kind.equals("app") ? "2024-01-01" : "")
                .send();
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.text()).contains("Waits for people with lived experience");
        return made.path();
    }

    @Test
    void theLibraryHoldsTheFourNamedToolsWithAudienceEvidenceAndReview() {
        Page library = new Visitor(port).signIn(cast.navigator().username()).open("/services/self-help");
        for (String tool : new String[] {"Buddy App", "Depression Apps", "5 Ways to Wellbeing", "10 steps"}) {
            Element row = library.document().select("tr").stream()
                    .filter(each -> each.select("th").text().contains(tool))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(tool));
            assertThat(row.text()).as(tool).containsAnyOf("Everybody", "Adults", "Anybody");
            assertThat(row.text()).as(tool).containsAnyOf("No evidence known", "Used in practice");
            assertThat(row.text()).as(tool).containsAnyOf("None yet", "of 5");
            Page one = new Visitor(port)
                    .signIn(cast.navigator().username())
                    .open("/services/self-help")
                    .follow(tool);
            assertThat(one.text()).contains("Review by", "Safety review", "Evidence", "Who for");
        }
    }
}
