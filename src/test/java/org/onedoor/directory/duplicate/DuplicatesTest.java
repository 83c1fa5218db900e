package org.onedoor.directory.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.Wire;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One service that two sources speak of, over HTTP: found, decided, shown once, undone. */
@OneDoorTest
class DuplicatesTest extends DuplicateDesk {
    @Autowired
    MadeService made;

    @Autowired
    Capacities capacities;

    @Autowired
    JdbcClient jdbc;

    @Test
    void oneServiceOfTwoPublishersIsFoundWithItsReasonsAndOnlyTheOneThatLeadsIsListedUntilItIsUndone() {
        List<Map<String, Object>> two = oneServiceSaidTwice();
        Map<String, Object> leader = two.getFirst();
        Map<String, Object> other = two.getLast();
        Element pair = pair("open", word);
        assertThat(pair.text())
                .contains("“Lantern circle " + word + "”", "“Lantern circles, " + word + "”", "nearly the same")
                .contains(
                        "Organisation: both Friends of " + word,
                        "Telephone: both 01632960111",
                        "Postcode: both RM17 6SL");
        assertThat(listed(word)).hasSize(2);

        Page decided = form(centre, "open", word)
                .with("choice", leads("open", word, leader))
                .with("why", "The council writes it itself")
                .send();
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(decided.text()).contains("They are one service");
        assertThat(isListed("open", word)).isFalse();
        assertThat(listed(word)).containsExactly(String.valueOf(leader.get("id")));
        assertThat(said(leader.get("id")).containsKey("same_service_as")).isFalse();
        assertThat(said(other.get("id")).get("name")).isEqualTo(other.get("name"));
        assertThat(said(other.get("id")).get("same_service_as")).isEqualTo(leader.get("id"));

        takeIn(mind, but(other, "description", "Read again, and kept"));
        assertThat(said(other.get("id")).get("description")).isEqualTo("Read again, and kept");
        assertThat(listed(word)).containsExactly(String.valueOf(leader.get("id")));

        assertThat(pair("same", word).text())
                .contains("Lantern circle " + word + " (A file that Care Co-ordination Centre took in) leads")
                .contains("The council writes it itself");
        form(centre, "same", word).with("choice", leads("same", word, other)).send();
        assertThat(listed(word)).containsExactly(String.valueOf(other.get("id")));
        form(centre, "same", word).with("choice", "undone").send();
        assertThat(listed(word)).hasSize(2);
        assertThat(said(leader.get("id")).containsKey("same_service_as")).isFalse();
        assertThat(pair("open", word).text()).contains("What was decided (3)");
    }

    @Test
    void twoThatAreDifferentAreAskedAboutAgainOnlyWhenOneSaysSomethingElse() {
        List<Map<String, Object>> two = oneServiceSaidTwice();
        form(centre, "open", word).with("choice", "different").send();
        finder.run();
        assertThat(isListed("open", word)).isFalse();
        assertThat(isListed("different", word)).isTrue();
        assertThat(listed(word)).hasSize(2);

        takeIn(mind, but(two.getLast(), "description", "Only the description is another"));
        finder.run();
        assertThat(isListed("open", word)).isFalse();

        takeIn(mind, but(two.getLast(), "name", "Lantern circle " + word));
        finder.run();
        assertThat(pair("open", word).text())
                .contains("They were said to be two services", "One of them says something else since");
    }

    @Test
    void ourOwnServiceThatFollowsKeepsItsReferralsItsPlacesAndItsPages() {
        Service ours = made.adults();
        jdbc.sql("update directory.service set name = :name, phone = '01632 960222' where service_id = :id")
                .param("name", "Harbour " + word)
                .param("id", ours.id())
                .update();
        made.beside(ours, "unsure"); // makes the directory look again
        CurrentActor.run(Actor.SYSTEM, () -> capacities.declare(ours.id(), 4, null, "board"));
        Map<String, Object> theirs = service("Harbour " + word, "Council of " + word, "01632 960222", "RM17 6SL");
        takeIn(centre, theirs);
        finder.run();
        assertThat(pair("open", word).text())
                .contains("Our own directory", "No referral is open with ours", "4 places", "All of it stays");

        Page refused = form(mind, "open", word)
                .with("choice", leads("open", word, theirs).equals("first") ? "second" : "first")
                .send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text())
                .contains("Only a manager of the organisation that keeps the entry that would follow");

        form(mind, "open", word).with("choice", leads("open", word, theirs)).send();
        assertThat(listed(word)).containsExactly(String.valueOf(theirs.get("id")));
        assertThat(said(ours.id()).get("same_service_as")).isEqualTo(theirs.get("id"));
        assertThat(Wire.send(port, "GET /find-help/" + ours.code()).status()).isEqualTo(200);
        assertThat(centre.open("/services/" + ours.code()).text())
                .contains("4 places", "says it as “Harbour " + word + "”, and stands for it in the open data");
        assertThat(centre.open("/services")
                        .form("/services")
                        .with("q", word)
                        .send()
                        .text())
                .contains("Harbour " + word);

        takeIn(centre, but(theirs, "status", "defunct"));
        assertThat(said(ours.id()).containsKey("same_service_as")).isFalse();
        assertThat(listed(word)).contains(ours.id().toString());
        assertThat(pair("same", word).text())
                .contains("The one that leads is not offered any more, so the other is shown");
        made.close(ours);
    }

    @Test
    void whoeverIsSlowerIsToldAndWhatIsSentTwiceIsDecidedOnce() {
        List<Map<String, Object>> two = oneServiceSaidTwice();
        Visitor.Form slow = form(mind, "open", word);
        Visitor.Form form = form(centre, "open", word).with("choice", leads("open", word, two.getFirst()));
        assertThat(form.send().status()).isEqualTo(200);
        assertThat(form.send().status()).isEqualTo(200);
        assertThat(pair("same", word).text()).contains("What was decided (1)");
        Page late = slow.with("choice", "different").send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("Somebody decided this while you had it open");

        Visitor.Form stale = form(centre, "same", word).with("choice", leads("same", word, two.getLast()));
        takeIn(mind, but(two.getLast(), "name", "Lantern round " + word));
        Page changed = stale.send();
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text()).contains("One of the two says something else by now");
        assertThat(pair("same", word).text()).contains("Look whether they are still one service");

        assertThat(form(centre, "same", word).with("choice", "perhaps").send().status())
                .isEqualTo(404);
        assertThat(form(centre, "same", word)
                        .to(ALIKE + "/x")
                        .with("choice", "undone")
                        .send()
                        .status())
                .isEqualTo(404);
        Page wordy = form(centre, "same", word)
                .with("choice", "undone")
                .with("why", "x".repeat(5000))
                .send();
        assertThat(wordy.status()).isEqualTo(422);
        assertThat(new Visitor(port)
                        .signIn(cast.navigator().username())
                        .open(ALIKE)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void oneFollowsOneAndNeverItselfByWayOfAnother() {
        List<Map<String, Object>> two = oneServiceSaidTwice();
        Map<String, Object> third = service("Lantern circle " + word, "Friends of " + word, "01632 960111", "RM17 6SL");
        Visitor other = manager(Organisation.idOfOds("F81088"));
        takeIn(other, third);
        finder.run();
        assertThat(decide(two.get(0), two.get(1)).status()).isEqualTo(200); // the first follows the second
        Page twice = decide(two.get(0), third);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text()).contains("follows another entry already", "Undo that first");
        assertThat(decide(two.get(1), third).status()).isEqualTo(200);
        assertThat(listed(word)).containsExactly(String.valueOf(third.get("id")));
        assertThat(said(two.get(0).get("id")).get("same_service_as")).isEqualTo(third.get("id"));
        Page ring = decide(third, two.get(0));
        assertThat(ring.status()).isEqualTo(409);
        assertThat(ring.text()).contains("already, by way of others");
    }

    @Test
    void decidingAndUndoingInAnyOrderComesBackToTheSame() {
        Random random = new Random(20261127);
        List<Map<String, Object>> all = new ArrayList<>(oneServiceSaidTwice());
        for (String practice : List.of("F81088", "F81153")) {
            all.add(service("Lantern circle " + word, "Friends of " + word, "01632 960111", "RM17 6SL"));
            takeIn(manager(Organisation.idOfOds(practice)), all.getLast());
        }
        finder.run();
        List<String> before = listed(word);
        assertThat(before).hasSize(4);
        for (int round = 0; round < 3; round++) {
            for (int step = 0; step < 6; step++) {
                Map<String, Object> one = all.get(random.nextInt(4));
                Map<String, Object> other = all.get(random.nextInt(4));
                if (one != other) {
                    assertThat(decide(one, other).status()).isIn(200, 409);
                }
                assertThat(listed(word)).hasSize(4 - pairs("same"));
            }
            while (pairs("same") > 0) {
                List<Element> decided = pages(centre, "same").stream()
                        .flatMap(page -> page.document().select("#pairs > li").stream())
                        .filter(each -> each.text().contains(word))
                        .toList();
                String path = path(decided.get(random.nextInt(decided.size())));
                pages(centre, "same").stream()
                        .filter(page -> !page.document()
                                .select("form[action=" + path + "]")
                                .isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .form(path)
                        .with("choice", "undone")
                        .send();
            }
            assertThat(listed(word)).containsExactlyInAnyOrderElementsOf(before);
            all.forEach(each -> assertThat(said(each.get("id")).containsKey("same_service_as"))
                    .isFalse());
        }
    }

    private int pairs(String show) {
        return (int) pages(centre, show).stream()
                .flatMap(page -> page.document().select("#pairs > li").stream())
                .filter(each -> each.text().contains(word))
                .count();
    }

    /** That the one follows the other, from whichever list they are on. */
    private Page decide(Map<String, Object> follower, Map<String, Object> leader) {
        for (String show : List.of("open", "same")) {
            for (Page page : pages(centre, show)) {
                for (String path : page.document().select("#pairs form").eachAttr("action")) {
                    if (path.contains(String.valueOf(follower.get("id")))
                            && path.contains(String.valueOf(leader.get("id")))) {
                        return page.form(path)
                                .with("choice", leads(path, leader))
                                .send();
                    }
                }
            }
        }
        throw new AssertionError("No pair of %s and %s".formatted(follower.get("id"), leader.get("id")));
    }
}
