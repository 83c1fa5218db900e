package org.onedoor.directory.openreferral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.Wire;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Other publishers' feeds, over HTTP: what they say is compared with what is held, and counts once somebody approved it. */
@OneDoorTest
class PublishersTest {
    private static final UUID CENTRE = Organisation.idOfSlug("care-co-ordination-centre");
    private static final String ALL = "/services/publishers";

    private static RecordedPublisher machines;

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Services services;

    @Autowired
    PublisherRepository publishers;

    @Autowired
    PublisherRefresh refresh;

    @Autowired
    ReadPublishers round;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private Visitor manager;

    @BeforeAll
    static void start() {
        machines = RecordedPublisher.start(TestPostgres.PUBLISHER_PORT);
    }

    @AfterAll
    static void stop() {
        machines.close();
    }

    @BeforeEach
    void aManager() {
        manager =
                new Visitor(port).signIn(cast.account("manager", CENTRE, team()).username());
    }

    private UUID team() {
        return services.centre().teamId();
    }

    private static Map<String, Object> service(String name, Object... more) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("id", UUID.randomUUID().toString());
        service.put("name", name);
        service.put("status", "active");
        for (int i = 0; i < more.length; i += 2) {
            service.put((String) more[i], more[i + 1]);
        }
        return service;
    }

    private static Map<String, Object> but(Map<String, Object> service, Object... more) {
        Map<String, Object> other = new LinkedHashMap<>(service);
        for (int i = 0; i < more.length; i += 2) {
            other.put((String) more[i], more[i + 1]);
        }
        return other;
    }

    /** Registered over the page. */
    private UUID register(String endpoint) {
        Page page = manager.open(ALL)
                .form(ALL)
                .with("endpoint", endpoint)
                .with("name", "The council of " + endpoint)
                .with("every", "24")
                .with("team", team().toString())
                .send();
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return UUID.fromString(page.path().substring(page.path().lastIndexOf('/') + 1));
    }

    private void read(UUID publisher) {
        Publisher now = publishers.find(publisher).orElseThrow();
        CurrentActor.run(Actor.SYSTEM, () -> refresh.refresh(now));
    }

    private Page page(UUID publisher, String kind) {
        return manager.open("%s/%s?kind=%s".formatted(ALL, publisher, kind));
    }

    private static String change(Page page, String name) {
        return page.document().select("#changes > li").stream()
                .filter(each -> each.select("h3").text().equals(name))
                .map(Element::id)
                .map(id -> id.substring(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No change of " + name + ": " + page.text()));
    }

    private static List<String> waiting(Page page) {
        return page.document().select("#changes h3").eachText();
    }

    private Page decide(UUID publisher, String kind, String name, String decision) {
        Page page = page(publisher, kind);
        return page.form("/changes/" + change(page, name))
                .with("decision", decision)
                .send();
    }

    private int shown(Map<String, Object> service) {
        return Wire.send(port, "GET /open-referral/v3/services/" + service.get("id"))
                .status();
    }

    private String said(Map<String, Object> service) {
        return Wire.send(port, "GET /open-referral/v3/services/" + service.get("id"))
                .body();
    }

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
        assertThat(page.document().select("#changes").text()).contains("description: Walk and talk.");
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
        page(publisher, "new").form("/changes").with("decision", "approve").send();
        assertThat(List.of(shown(first), shown(second), shown(third))).containsOnly(200);

        Map<String, Object> wrong = but(
                third,
                "contacts",
                List.of(Map.of(
                        "id",
                        ((Map<?, ?>) ((List<?>) third.get("contacts")).getFirst()).get("id"),
                        "phones",
                        List.of(Map.of("id", "p", "number", "07700 900999")))));
        machines.holds(
                "feed-2",
                2,
                List.of(
                        but(first, "description", "New words", "minimum_age", 16),
                        but(second, "description", "Newer"),
                        wrong));
        read(publisher);
        Page page = page(publisher, "changed");
        assertThat(waiting(page)).containsExactly("Third of feed 2", "First of feed 2", "Second of feed 2");
        assertThat(page.document().select("#changes li li").eachText())
                .contains(
                        "description: from “Old words” to “New words”",
                        "minimum age: from “18” to “16”",
                        "contacts phones number: from “07700 900111” to “07700 900999”");
        assertThat(page.document().select("#all button").eachText()).containsExactly("Approve all 2", "Refuse all 2");

        Page all = page.form("/changes").with("decision", "approve").send();
        assertThat(all.text()).contains("2 services approved");
        assertThat(said(first)).contains("New words");
        assertThat(said(third)).contains("900111").doesNotContain("900999");
        assertThat(waiting(page(publisher, "changed"))).containsExactly("Third of feed 2");
        decide(publisher, "changed", "Third of feed 2", "approve");
        assertThat(said(third)).contains("900999");
    }

    @Test
    void aServiceThatIsNoLongerNamedStaysUntilItIsTakenAwayAndAFeedThatIsEmptyTakesNothingAway() {
        Map<String, Object> stays = service("Stays of feed 3");
        Map<String, Object> goes = service("Goes of feed 3");
        Map<String, Object> kept = service("Kept of feed 3");
        machines.holds("feed-3", 10, List.of(stays, goes, kept));
        UUID publisher = register("feed-3");
        read(publisher);
        page(publisher, "new").form("/changes").with("decision", "approve").send();

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
                        .select("#reads li")
                        .first()
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
    void aFeedThatCannotBeReadKeepsWhatWasHeldAndSaysSoAndAfterThreeTimesATeamIsAskedToLook() {
        Map<String, Object> held = service("Held of feed 4");
        machines.holds("feed-4", 10, List.of(held));
        UUID publisher = register("feed-4");
        read(publisher);
        decide(publisher, "new", "Held of feed 4", "approve");

        machines.says("feed-4", 200, "<html>Sign in</html>");
        read(publisher);
        read(publisher);
        asks("publisher-fails", publisher, 0);
        read(publisher);
        asks("publisher-fails", publisher, 1);
        assertThat(shown(held)).isEqualTo(200);
        Page page = manager.open(ALL + "/" + publisher);
        assertThat(page.document().select("#problem").text())
                .contains("Page 1 is a web page and not data", "It failed 3 times in a row");
        assertThat(manager.open(ALL).text()).contains("Failed 3 times in a row");
        Visitor admin =
                new Visitor(port).signIn(cast.account("admin", CENTRE, null).username());
        assertThat(admin.open("/admin/feeds").document().select("tr").eachText())
                .anySatisfy(row -> assertThat(row)
                        .contains(
                                "Services of The council of feed-4 (feed-4)",
                                "Failed Page 1 is a web page",
                                "Every 48 h"));

        Publisher failing = publishers.find(publisher).orElseThrow();
        assertThat(Duration.between(failing.triedAt(), failing.nextAt())).hasMinutes(60);
        machines.holds("feed-4", 10, List.of(held));
        read(publisher);
        asks("publisher-fails", publisher, 0);
        assertThat(manager.open(ALL + "/" + publisher).document().select("#problem"))
                .isEmpty();
    }

    /** How many tasks of this kind are open about a publisher, once the news of it has been heard. */
    private void asks(String kind, UUID publisher, int number) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select count(*) from work.task where kind = :kind and item = :item and state = 'open'")
                                .param("kind", kind)
                                .param("item", publisher.toString())
                                .query(Integer.class)
                                .single())
                        .isEqualTo(number));
    }

    @Test
    void whatWaitsIsATaskUntilAllOfItIsDecidedOrTheFeedTakesItBack() {
        Map<String, Object> one = service("One of feed 5");
        Map<String, Object> two = service("Two of feed 5");
        machines.holds("feed-5", 10, List.of(one, two));
        UUID publisher = register("feed-5");
        read(publisher);
        asks("publisher-changes", publisher, 1);
        decide(publisher, "new", "One of feed 5", "approve");
        asks("publisher-changes", publisher, 1);
        decide(publisher, "new", "Two of feed 5", "refuse");
        asks("publisher-changes", publisher, 0);

        machines.holds("feed-5", 10, List.of(but(one, "description", "More"), two));
        read(publisher);
        asks("publisher-changes", publisher, 1);
        machines.holds("feed-5", 10, List.of(one, two));
        read(publisher);
        assertThat(waiting(page(publisher, "changed"))).isEmpty();
        asks("publisher-changes", publisher, 0);
    }

    @Test
    void nobodyDecidesOnWhatTheyDidNotSee() {
        Map<String, Object> one = service("One of feed 6");
        machines.holds("feed-6", 10, List.of(one, service("Two of feed 6")));
        UUID publisher = register("feed-6");
        read(publisher);
        Page seen = page(publisher, "new");

        machines.holds(
                "feed-6",
                10,
                List.of(but(one, "description", "Other"), service("Three of feed 6"), service("Four of feed 6")));
        read(publisher);
        Page all = seen.form("/changes").with("decision", "approve").send();
        assertThat(all.status()).isEqualTo(409);
        assertThat(all.text()).contains("What waits is not what you saw");
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
        Page tried = own.form("/changes").by(other).with("decision", "approve").send();
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

    @Test
    void whatOneFeedBroughtAnotherDoesNotTakeOverAndOurOwnServicesAreLeftAside() {
        Map<String, Object> shared = service("Shared of feed 9");
        machines.holds("feed-9", 10, List.of(shared));
        UUID first = register("feed-9");
        read(first);
        decide(first, "new", "Shared of feed 9", "approve");

        machines.holds(
                "feed-10",
                10,
                List.of(
                        but(shared, "description", "Taken over"),
                        but(service("Ours"), "id", services.centre().id().toString())));
        UUID second = register("feed-10");
        read(second);
        Page page = manager.open(ALL + "/" + second);
        assertThat(page.document().select("#refused").text()).contains("Another publisher's feed brought it already");
        assertThat(page.document().select("#reads li").first().text()).contains("1 of our own left aside", "1 refused");
        assertThat(said(shared)).doesNotContain("Taken over");
    }

    @Test
    void whateverAFeedSaysNothingBreaksAndNothingIsHalfApplied() {
        Random random = new Random(20261127);
        List<Object> rows = new ArrayList<>();
        IntStream.range(0, 600).forEach(_ -> rows.add(anything(random, 0)));
        Map<String, Object> good = service("Good of feed 11");
        rows.add(good);
        rows.add(but(service("Half a letter of feed 11"), "description", "\ud800"));
        rows.add(but(service("A letter of value 0 of feed 11"), "description", "a\u0000b"));
        rows.add(but(service("Too long of feed 11"), "description", "x".repeat(200_001)));
        String body = json.writeValueAsString(rows).replace("\"Good of feed 11\"", "\"Good of feed 11\", \"x\": 1e999");
        machines.says("feed-11", 200, body);
        UUID publisher = register("feed-11");
        read(publisher);
        assertThat(publishers.find(publisher).orElseThrow().problem()).isNull();
        assertThat(page(publisher, "new").document().select("#reads li").first().text())
                .contains("604 services");

        rows.add(service("Fine of feed 11"));
        machines.says("feed-11", 200, json.writeValueAsString(rows));
        read(publisher);
        Page page = page(publisher, "new");
        assertThat(page.text()).contains("Refused when it was read last");
        page.form("/changes").with("decision", "approve").send();
        assertThat(shown(good)).isEqualTo(200);
        assertThat(waiting(page(publisher, "new"))).isEmpty();
        assertThat(Wire.send(port, "GET /open-referral/v3/services?per_page=100&full=true")
                        .status())
                .isEqualTo(200);
    }

    /** A service of which each field may be anything. */
    private Object anything(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 9)) {
            case 0, 1 -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (String key : List.of(
                        "id",
                        "name",
                        "status",
                        "description",
                        "url",
                        "email",
                        "minimum_age",
                        "maximum_age",
                        "assured_date",
                        "organization",
                        "organization_id",
                        "schedules",
                        "service_at_locations",
                        "contacts",
                        "byday",
                        "opens_at",
                        "location",
                        "addresses",
                        "postal_code",
                        "phones",
                        "number",
                        "contents")) {
                    if (random.nextInt(3) == 0 && depth < 4) {
                        map.put(key, anything(random, depth + 1));
                    }
                }
                if (random.nextBoolean()) {
                    map.put("id", UUID.randomUUID().toString());
                    map.put("name", "Random " + random.nextInt());
                    map.put("status", "active");
                }
                yield map;
            }
            case 2 -> random.nextInt();
            case 3 -> random.nextDouble() * Math.pow(10, random.nextInt(300));
            case 4 -> random.nextBoolean();
            case 5 -> Arrays.asList(anything(random, depth + 1), null, anything(random, depth + 1));
            case 6 -> "<script>alert(1)</script>";
            case 7 -> UUID.randomUUID().toString();
            default ->
                new String(new byte[] {(byte) random.nextInt(128), 'x', '\n', '%', '\''}, StandardCharsets.US_ASCII);
        };
    }

    @Test
    void theRoundReadsWhatIsDueAndNothingElse() {
        machines.holds("feed-12", 10, List.of(service("One of feed 12")));
        UUID publisher = register("feed-12");
        machines.forget();
        round.run();
        assertThat(machines.asked("feed-12")).containsExactly("page 1: 200");
        round.run();
        assertThat(machines.asked("feed-12")).hasSize(1);
        manager.open(ALL + "/" + publisher).form("/read").send();
        round.run();
        assertThat(machines.asked("feed-12")).containsExactly("page 1: 200", "page 1: 304");
        assertThat(manager.open(ALL + "/" + publisher)
                        .document()
                        .select("#reads li")
                        .first()
                        .text())
                .contains("The other side says that nothing is new");
    }
}
