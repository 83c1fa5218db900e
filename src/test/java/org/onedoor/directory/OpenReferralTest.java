package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.Wire;
import org.onedoor.Wire.Answer;
import org.onedoor.organisation.Organisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The directory as open data in the UK profile of HSDS 3.0, and other publishers' services on their way in and out. */
@OneDoorTest
class OpenReferralTest {
    private static final String API = "/open-referral/v3";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    private Visitor manager;

    @BeforeEach
    void aManagerOfAnOrganisation() {
        manager = new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfSlug("care-co-ordination-centre"), null)
                        .username());
    }

    private Map<?, ?> get(String path) {
        Answer answer = Wire.send(port, "GET " + API + path);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        return json.readValue(answer.body(), Map.class);
    }

    private static List<?> contents(Map<?, ?> envelope) {
        return (List<?>) Objects.requireNonNull(envelope.get("contents"));
    }

    @Test
    void anybodyReadsItWithoutAKeyFromAnyPage() {
        Answer about = Wire.send(port, "GET " + API);
        assertThat(about.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(about.header("Content-Type")).startsWith("application/json");
        assertThat(about.header("Set-Cookie")).isEmpty();
        assertThat(json.readValue(about.body(), Map.class).get("version")).isEqualTo("HSDS-UK-3.0");
        assertThat(Wire.send(port, "POST " + API + "/services").status()).isIn(404, 405);
    }

    @Test
    void aListHasTheEnvelopeAndEachServiceWhatTheProfileAsksFor() {
        Map<?, ?> page = get("/services?per_page=10&page=2&full=true");
        assertThat(page.get("page_number")).isEqualTo(2);
        assertThat(page.get("size")).isEqualTo(10);
        assertThat(page.get("first_page")).isEqualTo(false);
        assertThat((Integer) page.get("total_items")).isGreaterThan(60);
        assertThat(page.get("empty")).isEqualTo(false);
        assertThat(contents(get("/services?per_page=100&full=true"))).allSatisfy(each -> {
            Map<?, ?> service = (Map<?, ?>) each;
            assertThat(UUID.fromString(String.valueOf(service.get("id")))).isNotNull();
            assertThat(service.get("name")).isInstanceOf(String.class);
            assertThat(service.get("status")).isIn("active", "inactive", "defunct", "temporarily closed");
            assertThat(service.containsKey("wait_time") || service.containsKey("eligibility_description"))
                    .isFalse();
        });
        Map<?, ?> one = get("/services/" + Service.idOf("young-adults-18-25"));
        assertThat(one.get("minimum_age")).isEqualTo(18);
        assertThat(one.get("maximum_age")).isEqualTo(25);
        assertThat(String.valueOf(one.get("schedules")))
                .contains("byday=MO,TU,WE,TH,FR", "opens_at=09:00", "closes_at=17:00");
        assertThat(String.valueOf(one.get("service_areas"))).contains("Thurrock");
        assertThat(String.valueOf(one.get("attributes"))).contains("Moving from young people's to adult services");
        assertThat(Wire.send(port, "GET " + API + "/services/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(Wire.send(port, "GET " + API + "/services/x").body()).contains("Ids are UUIDs");
        for (String nothing : List.of("/servces", "/services/", "/services/x/y")) {
            Answer answer = Wire.send(port, "GET " + API + nothing);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).startsWith("application/json");
            assertThat(answer.body()).contains("Lists are /services");
        }
    }

    @Test
    void filtersFindAndBadOnesSayHowToMendThem() {
        assertThat(names("/services?search=veterns&per_page=100")).contains("Veterans Support Services");
        assertThat(names("/services?minimum_age=16&maximum_age=17&per_page=100"))
                .contains("Children and young people's mental health")
                .doesNotContain("NHS Talking Therapies");
        assertThat(names("/services?day=SU&start_time=03:00&per_page=100"))
                .contains("Samaritans")
                .doesNotContain("NHS Talking Therapies");
        String debt = id("/taxonomy_terms?search=Money, debt or benefits".replace(" ", "%20"));
        assertThat(names("/services?per_page=100&taxonomy_term_id=" + debt)).contains("Citizens Advice at the hubs");
        assertThat(contents(get("/service_at_locations?postcode=RM188EB&proximity=2000"))
                        .toString())
                .contains("Tilbury and Chadwell")
                .doesNotContain("Practitioner, Grays");
        Answer bad = Wire.send(
                port, "GET " + API + "/services?page=0&minimum_age=old&day=noday&taxonomy_id=7&postcode=ZZ11ZZ");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body())
                .contains(
                        "page is not a whole number from 1",
                        "minimum_age is not a whole number",
                        "day is not a day such as MO")
                .contains("taxonomy_id is not an id of Open Referral", "postcode is not a postcode of Southend");
        String at = id("/service_at_locations");
        assertThat(get("/service_at_locations/" + at).get("service")).isNotNull();
        assertThat(get("/taxonomies/" + id("/taxonomies")).get("name")).isNotNull();
        assertThat(get("/taxonomy_terms/" + debt).get("name")).isEqualTo("Money, debt or benefits");
    }

    @Test
    void pagesPutTogetherAreTheWholeOursFirst() {
        List<Map<String, Object>> sent = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Map<String, Object> service = new LinkedHashMap<>();
            service.put("id", UUID.randomUUID().toString());
            service.put("name", "Quillonwick walk " + i);
            service.put("description", "A walk for anybody");
            service.put("status", "active");
            if (i > 5) {
                service.put("minimum_age", 18);
            }
            sent.add(service);
        }
        send("walks.json", json.writeValueAsBytes(Map.of("contents", sent)));

        assertThat(paged("search=quillonwick", 2)).hasSize(9).isEqualTo(paged("search=quillonwick", 100));
        assertThat(paged("search=quillonwick&minimum_age=12", 4)).hasSize(6);
        assertThat(paged("search=quillonwick&day=MO", 4)).isEmpty();
        assertThat(paged("search=quillonwick&modified_after=2016-01-01", 4)).hasSize(9);
        assertThat(paged("search=quillonwick&modified_after=2099-01-01", 4)).isEmpty();
        List<String> whole = paged("", 100);
        assertThat(whole).doesNotHaveDuplicates().containsAll(paged("search=quillonwick", 5));
        assertThat(paged("", 7)).isEqualTo(whole);
        assertThat(whole.subList(0, 5)).doesNotContainAnyElementsOf(paged("search=quillonwick", 5));
    }

    /** The ids on all pages of this size, one page after the other. */
    private List<String> paged(String query, int size) {
        List<String> ids = new ArrayList<>();
        for (int page = 1; ; page++) {
            Map<?, ?> envelope = get("/services?minimal=true&per_page=%d&page=%d&%s".formatted(size, page, query));
            contents(envelope).forEach(each -> ids.add(String.valueOf(((Map<?, ?>) each).get("id"))));
            if (Boolean.TRUE.equals(envelope.get("last_page"))) {
                assertThat(envelope.get("total_items")).isEqualTo(ids.size());
                return ids;
            }
        }
    }

    private List<String> names(String path) {
        List<String> names = new ArrayList<>();
        contents(get(path)).forEach(each -> names.add(String.valueOf(((Map<?, ?>) each).get("name"))));
        return names;
    }

    private String id(String path) {
        return String.valueOf(((Map<?, ?>) contents(get(path)).getFirst()).get("id"));
    }

    @Test
    @Shows("T12")
    void theTaxonomyHoldsEveryServiceTypeNamedOnThurrocksMap() {
        String map = contents(get("/taxonomies")).stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> String.valueOf(each.get("name")).contains("Thurrock's map"))
                .map(each -> String.valueOf(each.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(names("/taxonomy_terms?per_page=100&taxonomy_id=" + map))
                .containsExactlyInAnyOrder(
                        "Severe Mental Illness (SMI) Psychological Therapies",
                        "At Risk Mental State (ARMS)",
                        "Severe Mental Illness (SMI)- Physical Health Checks",
                        "Improved Access to Psychological Therapies (IAPT)",
                        "Depression Diagnosis",
                        "DWP/ Employment",
                        "Primary Care Networks (PCN) Integrated Mental Health Teams",
                        "Social Care",
                        "Open Dialogue",
                        "Universal Physical Health & other Community Services",
                        "Recovery College",
                        "Early Intervention Psychosis (EIP)",
                        "Wellbeing Services",
                        "Personality Disorders, Eating Disorders",
                        "Daily & Healthy Living Activities, Social Inclusion, Debt, Benefits, Housing",
                        "Rehab",
                        "Social prescribing",
                        "Individual Placement and Support (Employment)",
                        "Treatment Resistant Depression",
                        "Rough Sleeping",
                        "Mental Health Personalised Care",
                        "General Practice",
                        "Complex care");
    }

    @Test
    void thePublishedSamplesAreTakenWholeAndComeOutAsTheyWentIn() throws IOException {
        assertThat(taken("v3_service_full.json")
                        .document()
                        .select("#refused li")
                        .eachText())
                .isEmpty();
        Map<?, ?> sent = json.readValue(sample("v3_service_full.json"), Map.class);
        assertThat(get("/services/" + sent.get("id"))).isEqualTo(sent);
        assertThat(taken("v3_service_full.json").document().select("#taken").text())
                .contains("0 new, 0 changed, 1 as they were");
        assertThat(taken("v3_service_list.json")
                        .document()
                        .select("#refused li")
                        .eachText())
                .isEmpty();

        // The 128 rows of the large sample all bear one id: the first is kept and each other is refused for that alone.
        assertThat(taken("v3_service_list_large.json")
                        .document()
                        .select("#refused li")
                        .eachText())
                .hasSize(127)
                .allMatch(row -> row.endsWith("it says something else. Keep one of the two."));
        List<Map<Object, Object>> own = new ArrayList<>();
        for (Object each : contents(json.readValue(sample("v3_service_list_large.json"), Map.class))) {
            Map<Object, Object> service = new LinkedHashMap<>((Map<?, ?>) each);
            service.put("id", UUID.randomUUID().toString());
            own.add(service);
        }
        Page large = send("large.json", json.writeValueAsBytes(Map.of("contents", own)));
        assertThat(large.document().select("#taken").text()).contains("128 new", "0 refused");
        for (Map<Object, Object> service : own) {
            assertThat(get("/services/" + service.get("id"))).isEqualTo(service);
        }
    }

    @Test
    void whatMustBeRefusedIsRefusedWithItsReasonsAndTheRestIsKept() throws IOException {
        String full = taken("oruk_v3FAIL_service_full.json")
                .document()
                .select("#refused")
                .text();
        assertThat(full).contains("Row 1", "email is not an email address", "url is not a web address");
        String list = taken("oruk_v3FAIL_service_list.json")
                .document()
                .select("#refused")
                .text();
        assertThat(list).contains("Row 1, without a name", "name is missing. Fill it in.");
        assertThat(taken("oruk_v3FAIL_api_details.json").text()).contains("The file holds no services");

        String good = UUID.randomUUID().toString();
        String mixed = """
                {"contents": [
                 {"id": "%s", "name": "Good", "status": "active"},
                 {"id": "%s", "name": "HTML", "status": "active", "description": "<b>Best</b> help"},
                 {"id": "%s", "name": "Types", "status": 7, "minimum_age": "eight", "schedules": "always"},
                 {"id": "%s", "name": "Dangling", "status": "active", "organization_id": "%s"},
                 {"id": "%s", "name": "Never", "status": "active", "minimum_age": 60, "maximum_age": 18,
                  "schedules": [{"id": "%s", "freq": "WEEKLY", "byday": "XX", "bymonthday": "32", "opens_at": "18:00", "closes_at": "09:00", "valid_from": "2026-02-30"}]},
                 {"id": "%s", "name": "Nowhere", "status": "active", "service_at_locations": [{"id": "%s", "location": {"id": "%s", "addresses": [{"postal_code": "NOT A CODE", "country": "GB"}]}}]},
                 {"id": "%s", "name": "Twice", "status": "active"}, 5]}
                """.formatted(
                        good,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        good);
        Page page = send("mixed.json", mixed.getBytes(StandardCharsets.UTF_8));
        assertThat(page.document().select("#taken").text()).contains("1 new", "7 refused");
        assertThat(page.document().select("#refused li").eachText())
                .anySatisfy(row -> assertThat(row).startsWith("Row 2, HTML").contains("Send plain text"))
                .anySatisfy(row -> assertThat(row)
                        .contains(
                                "status is missing or not known",
                                "minimum_age is not a number",
                                "schedules is not a list"))
                .anySatisfy(row -> assertThat(row).contains("an organisation that the file does not describe"))
                .anySatisfy(row -> assertThat(row)
                        .contains("minimum_age is above maximum_age", "byday has a day that does not exist")
                        .contains(
                                "bymonthday has a day no month has",
                                "closes_at is not after opens_at",
                                "not a day that exists"))
                .anySatisfy(row -> assertThat(row).contains("cannot be a postcode of the United Kingdom"))
                .anySatisfy(row -> assertThat(row).contains("Row 7", "Keep one of the two"))
                .anySatisfy(row -> assertThat(row).contains("Row 8", "not an object"));
        assertThat(get("/services/" + good).get("name")).isEqualTo("Good");

        Page broken = send("broken.json", "{\"contents\": [{".getBytes(StandardCharsets.UTF_8));
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.text()).contains("The file is not JSON");
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        assertThat(navigator.open("/services/import").status()).isEqualTo(403);
    }

    @Test
    void aServiceThatIsHereAlreadyUnderItsNameIsPointedOut() {
        Page page = send(
                "alike.json",
                "[{\"id\": \"%s\", \"name\": \"NHS talking-therapies\", \"status\": \"active\"}]"
                        .formatted(UUID.randomUUID())
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(page.document().select("#alike").text()).contains("NHS talking-therapies");
    }

    private Page taken(String name) throws IOException {
        return send(name, sample(name));
    }

    /** Sent, and approved once its numbers were looked at. */
    private Page send(String name, byte[] content) {
        Page page = manager.open("/services/import").form("/services/import").sendWith("file", name, content);
        SentFile.approve(manager, page);
        return page;
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(OpenReferralTest.class.getResourceAsStream("/openreferral/" + name), name)) {
            return in.readAllBytes();
        }
    }
}
