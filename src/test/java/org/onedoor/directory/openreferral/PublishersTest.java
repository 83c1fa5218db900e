package org.onedoor.directory.openreferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;

/** Other publishers' feeds, over HTTP: what they say is compared with what is held, and counts once somebody approved it. */
@OneDoorTest
class PublishersTest extends PublisherDesk {
    @Test
    void nothingOfAFeedIsPublishedBeforeItIsApprovedAndWhatWasRefusedIsAskedAgainOnlyWhenItSaysSomethingElse() {
        Map<String, Object> walk = service("Walking group of feed 1", "description", "Walk and talk.");
        Map<String, Object> choir = service("Choir of feed 1");
        machines.holds("feed-1", 1, List.of(walk, choir));
        UUID publisher = register("feed-1");
        assertThat(manager.open(ALL + "/" + publisher).text()).contains("It has not been read yet");
        read(publisher);

        Page page = page(publisher, "new");
        assertThat(waiting(page)).containsExactly("Choir of feed 1", "Walking group of feed 1");
        assertThat(page.document().select("#changes").text()).contains("Description: Walk and talk.");
        assertThat(shown(walk)).isEqualTo(404);
        assertThat(shown(choir)).isEqualTo(404);

        assertThat(decide(publisher, "new", "Walking group of feed 1", "approve")
                        .text())
                .contains("It is approved");
        assertThat(shown(walk)).isEqualTo(200);
        Page asked = page(publisher, "new");
        Page refused = asked.form("/changes/" + change(asked, "Choir of feed 1"))
                .with("decision", "refuse")
                .with("why", "It ended in May")
                .send();
        assertThat(refused.document().select("#decided").text())
                .contains("Choir of feed 1, new: refused", "It ended in May", "by a manager");
        assertThat(shown(choir)).isEqualTo(404);

        machines.says("feed-1", 200, json.writeValueAsString(List.of(walk, choir))); // without marks: read in full
        read(publisher);
        assertThat(page(publisher, "new").document().select("#waiting + p").text())
                .startsWith("Nothing.");

        machines.holds("feed-1", 5, List.of(walk, but(choir, "description", "It begins again.")));
        read(publisher);
        assertThat(waiting(page(publisher, "new"))).containsExactly("Choir of feed 1");
    }

    @Test
    void aChangeIsShownFieldByFieldAndOneOfHowPeopleReachAServiceIsNotApprovedWithMany() {
        Map<String, Object> first = service("First of feed 2", "description", "Old words", "minimum_age", 18);
        Map<String, Object> second = service("Second of feed 2", "description", "Old words");
        Map<String, Object> third = service(
                "Third of feed 2",
                "contacts",
                List.of(Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "phones",
                        List.of(Map.of("id", "p", "number", "07700 900111")))));
        machines.holds("feed-2", 2, List.of(first, second, third));
        UUID publisher = register("feed-2");
        read(publisher);
        approveNew(publisher);
        assertThat(List.of(shown(first), shown(second), shown(third))).containsOnly(200);

        Map<String, Object> wrong = but(
                third,
                "contacts",
                List.of(Map.of(
                        "id",
                        ((Map<?, ?>) ((List<?>) Objects.requireNonNull(third.get("contacts"))).getFirst()).get("id"),
                        "phones",
                        List.of(Map.of("id", "p", "number", "07700 900999")))));
        machines.holds(
                "feed-2",
                2,
                List.of(
                        but(first, "description", "New words"),
                        but(second, "description", "Newer", "minimum_age", 16),
                        wrong));
        read(publisher);
        Page page = page(publisher, "changed");
        assertThat(waiting(page))
                .as("what is looked at by itself comes first")
                .containsExactly("Second of feed 2", "Third of feed 2", "First of feed 2");
        assertThat(page.document().select("#changes li li").eachText())
                .contains(
                        "Description: from “Old words” to “New words”",
                        "Youngest age: from “nothing” to “16”",
                        "Telephone: from “07700 900111” to “07700 900999”");
        assertThat(page.document().select("#all")).isEmpty();
        assertThat(page.document().select("#groups li").eachText()).containsExactly("Description: 1 service");

        Page group = page.follow("Description: 1 service");
        assertThat(group.document().select("#all button").eachText()).containsExactly("Approve all 1", "Refuse all 1");
        Page all = group.form("/changes").with("decision", "approve").send();
        assertThat(all.text()).contains("1 service approved");
        assertThat(said(first)).contains("New words");
        assertThat(said(second)).doesNotContain("Newer");
        assertThat(said(third)).contains("900111").doesNotContain("900999");
        assertThat(waiting(page(publisher, "changed"))).containsExactly("Second of feed 2", "Third of feed 2");
        decide(publisher, "changed", "Third of feed 2", "approve");
        assertThat(said(third)).contains("900999");
    }

    @Test
    void changesOfOneSortAreApprovedTogetherAfterASampleAndEachDangerousOneAndEachClosureByItself() {
        List<Map<String, Object>> before = new ArrayList<>();
        List<Map<String, Object>> after = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Map<String, Object> one = service("Plain %d of feed 14".formatted(i), "description", "Old words");
            before.add(one);
            after.add(but(one, "description", "New words"));
        }
        Map<String, Object> fee = service("Fee of feed 14", "fees_description", "Free");
        Map<String, Object> number = service("Number of feed 14", "description", "Ring us");
        Map<String, Object> whom = service("Whom of feed 14", "eligibility_description", "Anybody");
        Map<String, Object> first = service("Gone first of feed 14");
        Map<String, Object> second = service("Gone second of feed 14");
        before.addAll(List.of(fee, number, whom, first, second));
        after.addAll(List.of(
                but(fee, "fees_description", "Five pounds"),
                but(number, "description", "Ring us on 01632 960114"),
                but(whom, "eligibility_description", "Women only")));
        machines.holds("feed-14", 100, before);
        UUID publisher = register("feed-14");
        read(publisher);
        approveNew(publisher);
        machines.holds("feed-14", 100, after);
        read(publisher);

        Page page = page(publisher, "changed");
        assertThat(page.document().select("#groups li").eachText())
                .containsExactly("Description: 40 services", "Fees description: 1 service");
        assertThat(waiting(page)).startsWith("Number of feed 14", "Whom of feed 14");
        Page sample = page.follow("Description: 40 services");
        assertThat(sample.document().select("#changes > li"))
                .hasSize(25)
                .allMatch(each -> each.text().contains("Description: from “Old words” to “New words”"));
        assertThat(sample.form("/changes")
                        .instead("about", "")
                        .with("decision", "approve")
                        .send()
                        .text())
                .contains("0 services approved");
        assertThat(sample.form("/changes").with("decision", "approve").send().status())
                .isEqualTo(200);
        assertThat(after.subList(0, 40))
                .allSatisfy(each -> assertThat(said(each)).contains("New words"));
        assertThat(said(number)).doesNotContain("01632 960114");
        assertThat(waiting(page(publisher, "changed")))
                .containsExactly("Number of feed 14", "Whom of feed 14", "Fee of feed 14");

        Page gone = page(publisher, "gone");
        assertThat(gone.document().select("#all button").eachText()).containsExactly("Keep all 2");
        Page many = gone.form("/changes").with("decision", "approve").send();
        assertThat(many.status()).isEqualTo(409);
        assertThat(many.text()).contains("Each service that is no longer named is taken away by itself");
        assertThat(List.of(shown(first), shown(second))).containsOnly(200);
        decide(publisher, "gone", "Gone first of feed 14", "approve");
        assertThat(List.of(shown(first), shown(second))).containsExactly(404, 200);
    }

    @Test
    void aServiceThatIsNoLongerNamedStaysUntilItIsTakenAwayAndAFeedThatIsEmptyTakesNothingAway() {
        Map<String, Object> stays = service("Stays of feed 3");
        Map<String, Object> goes = reached("Goes of feed 3", "01632 960103", "https://example.com/goes");
        Map<String, Object> kept = service("Kept of feed 3");
        machines.holds("feed-3", 10, List.of(stays, goes, kept));
        UUID publisher = register("feed-3");
        read(publisher);
        approveNew(publisher);

        machines.holds("feed-3", 10, List.of());
        read(publisher);
        assertThat(manager.open(ALL + "/" + publisher)
                        .document()
                        .select("#problem")
                        .text())
                .contains("It names no service at all, and we hold some of it", "What is held stays as it was");

        Map<String, Object> broken = but(kept, "status", 7);
        machines.holds("feed-3", 10, List.of(stays, broken));
        read(publisher);
        Page page = page(publisher, "gone");
        assertThat(waiting(page)).containsExactly("Goes of feed 3");
        assertThat(page.document().select("#changes > li").text())
                .contains(
                        "No longer named", "Telephone: 01632 960103", "What is held of it", "Take it away", "Keep it");
        assertThat(page.document().select("#refused").text())
                .contains("Service 2, Kept of feed 3: status is missing or not known");
        assertThat(shown(goes)).isEqualTo(200);
        decide(publisher, "gone", "Goes of feed 3", "approve");
        assertThat(shown(goes)).isEqualTo(404);
        assertThat(shown(kept)).isEqualTo(200);

        machines.holds("feed-3", 10, List.of(stays, Map.of("name", "No id")));
        read(publisher);
        assertThat(page(publisher, "gone")
                        .document()
                        .select("#reads li:first-child")
                        .text())
                .contains("nothing is taken to be gone this time");
        assertThat(shown(kept)).isEqualTo(200);

        machines.holds("feed-3", 10, List.of(stays));
        read(publisher);
        decide(publisher, "gone", "Kept of feed 3", "refuse");
        assertThat(shown(kept)).isEqualTo(200);
        machines.says("feed-3", 200, json.writeValueAsString(List.of(stays)));
        read(publisher);
        assertThat(waiting(page(publisher, "gone"))).isEmpty();
    }

    @Test
    void newServicesAreApprovedTogetherOnceTheirNumbersWereSeenAndADangerousNumberIsLookedAtByItself() {
        Map<String, Object> choir = reached("Choir of feed 13", "01632 960113", "https://example.com/choir");
        Map<String, Object> silent = service("Silent of feed 13");
        Map<String, Object> line = reached("Line of feed 13", "116 123", "https://example.com/line");
        Map<String, Object> dear = reached("Dear of feed 13", "+44 (0)909 879 0123", "https://example.com/dear");
        machines.holds("feed-13", 10, List.of(choir, silent, line, dear));
        UUID publisher = register("feed-13");
        read(publisher);
        Page list = page(publisher, "new");
        assertThat(list.document().select("#changes > li").eachText())
                .anySatisfy(each -> assertThat(each)
                        .contains("Choir of feed 13", "Telephone: 01632 960113", "Email: choir@example.com"))
                .anySatisfy(each -> assertThat(each).contains("116 123 is the number of a crisis line"))
                .anySatisfy(each -> assertThat(each).contains("costs whoever rings it more than a usual call"));

        Page numbers = manager.open(ALL + "/" + publisher + "/new");
        assertThat(numbers.document().select("#new > li").eachText())
                .containsExactly(
                        "Choir of feed 13 Telephone: 01632 960113 Email: choir@example.com Web address: https://example.com/choir",
                        "Silent of feed 13 Telephone: not said Email: not said Web address: not said");
        assertThat(numbers.document().select("#alone").text()).startsWith("2 are not among these");
        jdbc.sql("update directory.listing_change set reaches = false where name like '% of feed 13'")
                .update(); // as before numbers were thought about
        assertThat(numbers.form("/new").send().text()).contains("2 services approved");
        assertThat(List.of(shown(choir), shown(silent), shown(line), shown(dear)))
                .containsExactly(200, 200, 404, 404);
        assertThat(manager.open(ALL + "/" + publisher + "/new").text())
                .contains("Nothing to approve together", "2 are not among these");
        decide(publisher, "new", "Dear of feed 13", "approve");
        assertThat(shown(dear)).isEqualTo(200);
    }

    private static Map<String, Object> reached(String name, String phone, String web) {
        return service(
                name,
                "url",
                web,
                "email",
                "choir@example.com",
                "contacts",
                List.of(Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "phones",
                        List.of(Map.of("id", UUID.randomUUID().toString(), "number", phone)))));
    }

    @Test
    void nobodyDecidesOnWhatTheyDidNotSee() {
        Map<String, Object> one = service("One of feed 6");
        machines.holds("feed-6", 10, List.of(one, service("Two of feed 6")));
        UUID publisher = register("feed-6");
        read(publisher);
        Page seen = page(publisher, "new");
        Page numbers = manager.open(ALL + "/" + publisher + "/new");

        machines.holds(
                "feed-6",
                10,
                List.of(but(one, "description", "Other"), service("Three of feed 6"), service("Four of feed 6")));
        read(publisher);
        Page all = numbers.form("/new").send();
        assertThat(all.status()).isEqualTo(409);
        assertThat(all.text()).contains("What waits is not what you saw", "Three of feed 6");
        assertThat(seen.form("/changes").with("decision", "refuse").send().status())
                .isEqualTo(409);
        assertThat(seen.form("/changes").with("decision", "approve").send().text())
                .contains("only once the number of each has been looked at");
        Page single = seen.form("/changes/" + change(seen, "One of feed 6"))
                .with("decision", "approve")
                .send();
        assertThat(single.status()).isEqualTo(409);
        assertThat(single.text()).contains("The feed says something else of One of feed 6 by now");
        assertThat(shown(one)).isEqualTo(404);

        Page again = page(publisher, "new");
        Visitor.Form approve =
                again.form("/changes/" + change(again, "One of feed 6")).with("decision", "approve");
        assertThat(approve.send().status()).isEqualTo(200);
        assertThat(approve.send().text()).contains("It is approved");
        Page other = again.form("/changes/" + change(again, "One of feed 6"))
                .with("decision", "refuse")
                .send();
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("This was decided already: approved");
        assertThat(shown(one)).isEqualTo(200);
    }

    @Test
    void onlyManagersOfTheOrganisationThatRegisteredItDecide() {
        machines.holds("feed-7", 10, List.of(service("One of feed 7"), service("Two of feed 7")));
        UUID publisher = register("feed-7");
        read(publisher);
        Page own = page(publisher, "new");

        Visitor other = new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfSlug("thurrock-and-brentwood-mind"), null)
                        .username());
        Page page = other.open(ALL + "/" + publisher);
        assertThat(page.document().select("#changes form, #all")).isEmpty();
        assertThat(page.text()).contains("A manager of Care Co-ordination Centre decides");
        Page tried = manager.open(ALL + "/" + publisher + "/new")
                .form("/new")
                .by(other)
                .send();
        assertThat(own.form("/changes")
                        .by(other)
                        .with("decision", "refuse")
                        .send()
                        .status())
                .isIn(403, 409);
        assertThat(tried.status()).isIn(403, 409);
        assertThat(waiting(page(publisher, "new"))).hasSize(2);
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        assertThat(navigator.open(ALL).status()).isEqualTo(403);
    }

    @Test
    void aFormThatCannotBeTakenSaysWhyAndKeepsWhatWasTypedAndOneSentTwiceIsOne() {
        Page wrong = manager.open(ALL)
                .form(ALL)
                .with("endpoint", "https://elsewhere.example.com")
                .with("name", "Kept")
                .with("every", "0")
                .with("team", UUID.randomUUID().toString())
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains(
                        "Choose one of the feeds that the settings name",
                        "Write how often it is read in hours, from 1 to 720",
                        "Choose the team that looks after it");
        assertThat(wrong.document().select("input[name=name]").val()).isEqualTo("Kept");

        Page page = manager.open(ALL);
        Visitor.Form form = page.form(ALL)
                .with("endpoint", "feed-8")
                .with("name", "Twice")
                .with("every", "6")
                .with("team", team().toString());
        assertThat(form.send().path()).isEqualTo(form.send().path());
        Page taken = form.instead("name", "Other").send();
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).contains("This feed is registered already, as \"Twice\"");

        Page one = form.send();
        Page set = one.form("/set").with("every", "48").send();
        assertThat(set.document().select("input[name=every]").val()).isEqualTo("48");
        Page stale = one.form("/set").with("every", "12").send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.document().select("input[name=every]").val()).isEqualTo("12");
        one.form("/stop").send();
        assertThat(publishers.find(
                        UUID.fromString(one.path().substring(one.path().lastIndexOf('/') + 1))))
                .hasValueSatisfying(publisher -> {
                    assertThat(publisher.stopped()).isTrue();
                    assertThat(publisher.everyHours()).isEqualTo(48);
                });
    }
}
