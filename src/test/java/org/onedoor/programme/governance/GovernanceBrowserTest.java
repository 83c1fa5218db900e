package org.onedoor.programme.governance;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The main pages in a browser: accessible, and no wider than a desk or a small phone. */
@OneDoorTest
@Tag("browser")
class GovernanceBrowserTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Entries entries;

    @Test
    void theMainPagesAreAccessibleAndFitADeskAndASmallPhone() {
        String username = cast.account("governance", GroupsTest.ESSEX, null).username();
        Visitor essex = new Visitor(port).signIn(username);
        String word = Typed.word();
        Page group = Typed.seat(
                Typed.group(essex, "A group with a very long name ".repeat(7) + word, word, "frequency", "8"),
                "chair",
                GroupsTest.ESSEX);
        var day = entries.today();
        Page planned = group.form("/meetings")
                .with("first-day", String.valueOf(day.getDayOfMonth()))
                .with("first-month", String.valueOf(day.getMonthValue()))
                .with("first-year", String.valueOf(day.getYear()))
                .with("many", "1")
                .send();
        Page meeting = planned.follow(London.day(day));
        Page paper = meeting.form("/paper")
                .with("title", "A paper")
                .with("class", "Discussion")
                .with("considered", "Yes")
                .with("rationale", "It is about mental health")
                .send();
        Page recommendation =
                Typed.entry(essex, "recommendation", "Adopt " + word, "words", "That partners adopt the plan");
        Page asked = recommendation
                .form("/ask")
                .with("organisations", GroupsTest.ESSEX.toString())
                .send();
        Typed.entry(
                essex, "risk", "Averyveryverylongwordthatnobodycanbreak".repeat(6) + word, "likelihood", "4 likely");
        String[] paths = {
            "/registers",
            "/registers/group",
            "/registers/risk?q=" + word + "&wanting=1",
            "/registers/campaign?q=nothing-like-it",
            group.path(),
            paper.path(),
            asked.path(),
            "/registers/assessment/new",
            "/groups",
            "/meetings"
        };
        try (Browser desk = Browser.at(port).signIn(username, "demo");
                Browser phone = Browser.narrow(port).signIn(username, "demo")) {
            for (String path : paths) {
                desk.open(path).accessible().fits();
                phone.open(path).fits();
            }
            desk.open("/registers/policy/new");
            desk.page()
                    .locator("main button[type=submit], main form button")
                    .last()
                    .click();
            desk.accessible().fits();
        }
    }
}
