package org.onedoor.directory.openreferral;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.Wire;

/** Reading other publishers' feeds again and again: what goes wrong changes nothing and is told. */
@OneDoorTest
class PublisherRoundsTest extends PublisherDesk {
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
        assertThat(page(publisher, "new")
                        .document()
                        .select("#reads li:first-child")
                        .text())
                .contains("604 services");

        rows.add(service("Fine of feed 11"));
        machines.says("feed-11", 200, json.writeValueAsString(rows));
        read(publisher);
        Page page = page(publisher, "new");
        assertThat(page.text()).contains("Refused when it was read last");
        approveNew(publisher);
        assertThat(shown(good)).isEqualTo(200);
        assertThat(page(publisher, "new").document().select("#changes > li").eachText())
                .as("what cannot be dialled is looked at by itself")
                .allMatch(each -> each.contains("Look at the number"));
        assertThat(Wire.send(port, "GET /open-referral/v3/services?per_page=100&full=true")
                        .status())
                .isEqualTo(200);
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
                        .select("#reads li:first-child")
                        .text())
                .contains("The other side says that nothing is new");
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
        assertThat(page.document().select("#reads li:first-child").text())
                .contains("1 of our own left aside", "1 refused");
        assertThat(said(shared)).doesNotContain("Taken over");
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
}
