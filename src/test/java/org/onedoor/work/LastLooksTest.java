package org.onedoor.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.LastLooks.LastLook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is new since somebody last looked: by their visits, and never what they did themselves. */
@OneDoorTest
class LastLooksTest {
    private static final Instant MORNING = Instant.parse("2024-03-01T09:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    LastLooks lastLooks;

    @Autowired
    DomainTime time;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private void after(int minutes) {
        time.set(MORNING.plus(Duration.ofMinutes(minutes)), 0);
    }

    private LastLook look(Account account, String item) {
        return CurrentActor.as(account.actor(), () -> lastLooks.look(item));
    }

    @Test
    void aVisitLastsWhileNoHalfHourPassesBetweenTwoLooks() {
        Account gp = cast.gp();
        String item = "page " + UUID.randomUUID();
        after(0);
        assertThat(look(gp, item).at()).isNull();
        after(20);
        assertThat(look(gp, item).at()).as("still the first visit").isNull();
        after(60);
        assertThat(look(gp, item).at()).isEqualTo(MORNING.plus(Duration.ofMinutes(20)));
        after(85);
        assertThat(look(gp, item).at()).as("opened again").isEqualTo(MORNING.plus(Duration.ofMinutes(20)));
        assertThat(look(cast.navigator(), item).at())
                .as("somebody else's first")
                .isNull();
    }

    @Test
    void aPageThatAsksAgainAndAgainIsOneVisit() {
        Account gp = cast.gp();
        String item = "page " + UUID.randomUUID();
        after(0);
        look(gp, item);
        time.set(MORNING.plusSeconds(4), 0);
        assertThat(look(gp, item).at()).isNull();
        time.set(MORNING.plus(LastLooks.VISIT).plusSeconds(3), 0);
        assertThat(look(gp, item).at())
                .as("half an hour has not passed since the second look")
                .isNull();
        after(90);
        assertThat(look(gp, item).at()).isEqualTo(MORNING.plus(LastLooks.VISIT).plusSeconds(3));
    }

    @Test
    void timeThatGoesBackMakesNoNews() {
        Account gp = cast.gp();
        String item = "page " + UUID.randomUUID();
        after(600);
        look(gp, item);
        after(0);
        assertThat(look(gp, item).at()).isNull();
    }

    /** The page of the inbox with this referral: others wait longer. */
    private static Page listing(Visitor centre, String reference) {
        for (int number = 1; number <= 500; number++) {
            Page page = centre.open("/referrals/inbox?state=AWAITING_TRIAGE&priority=routine&page=" + number);
            if (!page.document().select("#r-" + reference).isEmpty()) {
                return page;
            }
        }
        throw new AssertionError(reference + " is on no page of the inbox");
    }

    @Test
    void aReferralAndTheInboxSayWhatIsNewAndNotWhatOneDidOneself() {
        after(0);
        Account gp = cast.gp();
        Visitor practice = new Visitor(port).signIn(gp.username());
        Visitor centre = new Visitor(port).signIn(cast.navigator().username());
        centre.open("/referrals/inbox");
        after(60);
        String reference = doing.referral(gp.actor());
        assertThat(practice.open("/referrals/" + reference).text()).doesNotContain("since you last looked");
        Page inbox = listing(centre, reference);
        assertThat(inbox.text()).contains("new since you last looked, Fri 1 Mar 2024 at 09:00");
        assertThat(inbox.document().select("#r-" + reference + " .onedoor-new").text())
                .isEqualTo("New");
        after(120);
        centre.open("/referrals/" + reference + "/triage")
                .form("/do/start-triage")
                .send();
        assertThat(centre.open("/referrals/" + reference).text()).doesNotContain("since you last looked");
        after(180);
        Page followed = practice.open("/referrals/" + reference);
        assertThat(followed.text()).contains("1 is new since you last looked, Fri 1 Mar 2024 at 10:00");
        assertThat(followed.document()
                        .select(".onedoor-timeline__title:has(.onedoor-new)")
                        .eachText())
                .containsExactly("Triage started New");
        assertThat(centre.open("/referrals/" + reference).text())
                .as("the navigator's own act is no news to them")
                .doesNotContain("since you last looked");
    }

    @Test
    void whatWasStoredAsOneLookedIsNews() {
        LastLook last = new LastLook(MORNING, UUID.randomUUID());
        assertThat(last.isNews(MORNING.minusSeconds(3))).isTrue();
        assertThat(last.isNews(MORNING.minusSeconds(6))).isFalse();
    }

    @Test
    void aLookAtAPartOfAListTakesNoNewsFromTheWhole() {
        Visitor centre = new Visitor(port).signIn(cast.navigator().username());
        after(0);
        centre.open("/referrals/inbox");
        after(60);
        String reference = doing.referral(cast.gp().actor());
        after(120);
        centre.open("/referrals/inbox?priority=emergency");
        after(240);
        assertThat(centre.open("/referrals/inbox").text())
                .as("the emergencies are not the whole list")
                .contains("new since you last looked, Fri 1 Mar 2024 at 09:00");
        assertThat(listing(centre, reference)
                        .document()
                        .select("#r-" + reference + " .onedoor-new")
                        .text())
                .as("what was seen of the whole list counts for a part of it, and this was not")
                .isEqualTo("New");
        after(360);
        assertThat(listing(centre, reference)
                        .document()
                        .select("#r-" + reference + " .onedoor-new")
                        .text())
                .isEmpty();
    }

    @Test
    void aListSaysWhatIsNewOnItsOtherPages() {
        Visitor centre = new Visitor(port).signIn(cast.navigator().username());
        after(0);
        centre.open("/referrals/inbox");
        after(60);
        Account gp = cast.gp();
        for (int i = 0; i < 27; i++) {
            doing.referral(gp.actor());
        }
        Page inbox = centre.open("/referrals/inbox");
        Matcher said = Pattern.compile("([0-9]+) are new since you last looked, Fri 1 Mar 2024 at 09:00\\. "
                        + "([0-9]+|All) of them are on other pages\\.")
                .matcher(inbox.text());
        assertThat(said.find()).as(inbox.text()).isTrue();
        int news = Integer.parseInt(said.group(1));
        assertThat(news).isGreaterThanOrEqualTo(27);
        assertThat(said.group(2).equals("All") ? 0 : news - Integer.parseInt(said.group(2)))
                .isEqualTo(inbox.document().select("tr .onedoor-new").size());
    }

    @Test
    void aLookAtAPartOfATimelineTakesNoNewsFromTheWhole() {
        after(0);
        Account gp = cast.gp();
        Visitor practice = new Visitor(port).signIn(gp.username());
        Visitor centre = new Visitor(port).signIn(cast.navigator().username());
        String reference = doing.referral(gp.actor());
        String timeline = practice.open("/referrals/" + reference)
                        .document()
                        .select("a[href^=/people/]")
                        .attr("href")
                        .replaceAll("(/people/[^/#?]+).*", "$1")
                + "/timeline";
        practice.open(timeline);
        after(60);
        centre.open("/referrals/" + reference + "/triage")
                .form("/do/start-triage")
                .send();
        after(120);
        practice.open(timeline + "?mark=appointment");
        after(240);
        assertThat(practice.open(timeline).text()).contains("1 is new since you last looked, Fri 1 Mar 2024 at 09:00");
    }
}
