package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.exchange.Partner.Answer;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Every kind of resource the capabilities declare, as each kind of machine and in each state of relationship: nobody gets
 * what the policy does not give, and somebody out of reach is answered exactly as somebody who does not exist.
 */
class FhirMatrixTest extends OneReferralSent {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final String NO_REFERRAL = "OD-2222-3333";

    /** How each kind that tells of a person is asked for: %1$s the person, %2$s the reference, %3$s the NHS number. */
    private static final Map<String, List<String>> ABOUT_A_PERSON = Map.of(
            "Patient", List.of("/Patient/%1$s", "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%%7C%3$s"),
            "ServiceRequest",
                    List.of(
                            "/ServiceRequest/%2$s",
                            "/ServiceRequest?identifier=%2$s",
                            "/ServiceRequest?subject=Patient/%1$s",
                            "/ServiceRequest?patient=%1$s"),
            "Task", List.of("/Task/%2$s", "/Task?patient=Patient/%1$s", "/Task?focus=ServiceRequest/%2$s"),
            "DocumentReference",
                    List.of("/DocumentReference?subject:identifier=https://fhir.nhs.uk/Id/nhs-number%%7C%3$s"),
            "AuditEvent", List.of("/AuditEvent?patient=Patient/%1$s"));

    private static final List<String> ABOUT_NOBODY = List.of("Organization", "HealthcareService", "Slot");

    @Autowired
    Relationships relationships;

    private List<JsonNode> declared() {
        Answer answer =
                Partner.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/fhir/R4/metadata"))
                        .GET());
        List<JsonNode> declared = new ArrayList<>();
        answer.json().path("rest").path(0).path("resource").forEach(declared::add);
        declared.removeIf(
                kind -> // what the server says of itself
                kind.path("type").asString().equals("OperationDefinition"));
        return declared;
    }

    private List<String> kinds() {
        return declared().stream().map(kind -> kind.path("type").asString()).toList();
    }

    @Test
    void everyKindThatIsDeclaredIsLookedAtHere() {
        List<String> known = new ArrayList<>(ABOUT_A_PERSON.keySet());
        known.addAll(ABOUT_NOBODY);
        assertThat(kinds()).isSubsetOf(known).hasSizeGreaterThan(5);
    }

    @Test
    void theReferenceHasEachKindThatIsDeclaredAndWhatItIsReadAndSearchedBy() throws IOException {
        Map<String, String[]> rows = Files.readAllLines(Path.of("docs/reference/bars.md")).stream()
                .dropWhile(line -> !line.startsWith("| resource | read | search |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(cells -> cells[1].replace("`", "").strip(), cells -> cells));
        List<String> wrong = new ArrayList<>();
        for (JsonNode kind : declared()) {
            String type = kind.path("type").asString();
            String[] row = rows.remove(type);
            if (row == null) {
                wrong.add(type + " is not there");
                continue;
            }
            boolean read = kind.path("interaction").findValuesAsString("code").contains("read");
            if (read != row[2].contains("`/" + type + "/{")) {
                wrong.add(type + (read ? " can be read" : " cannot be read"));
            }
            kind.path("searchParam").findValuesAsString("name").stream()
                    .filter(name -> !row[3].matches(".*`" + name + "[`.:=].*"))
                    .forEach(name -> wrong.add(type + " can be searched by " + name));
        }
        rows.keySet().forEach(type -> wrong.add(type + " is not served"));
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoeverHasNoRelationshipAnyLongerOrNeverHadIsAnsweredAsForNobody() {
        Partner related = partner("F81111");
        Partner ended = partner("F81112");
        CurrentActor.run(Actor.SYSTEM, () -> {
            UUID person = UUID.fromString(personId);
            relationships.begin(person, List.of(ground("F81111", person), ground("F81112", UUID.fromString(NOBODY))));
            relationships.endNow(person, UUID.fromString(NOBODY));
        });
        assertThat(related.get("/Patient/" + personId).status()).as("in reach").isEqualTo(200);
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (String kind : kinds()) {
            for (String pattern : ABOUT_A_PERSON.getOrDefault(kind, List.of())) {
                for (Map.Entry<String, Partner> machine : Map.of(
                                "a stranger", stranger, "one whose work has ended", ended)
                        .entrySet()) {
                    asked++;
                    Answer found = machine.getValue().get(pattern.formatted(personId, reference, number()));
                    Answer nobody = machine.getValue().get(pattern.formatted(NOBODY, NO_REFERRAL, "9990000018"));
                    if (found.status() != nobody.status() || !said(found).equals(said(nobody))) {
                        wrong.add("%s to %s: %d %s | %d %s"
                                .formatted(
                                        pattern,
                                        machine.getKey(),
                                        found.status(),
                                        said(found),
                                        nobody.status(),
                                        said(nobody)));
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(15);
        assertThat(wrong).isEmpty();
    }

    private static Relationship ground(String ods, UUID source) {
        return new Relationship(Organisation.idOfOds(ods), null, "referral", source);
    }

    /** What was said, without what was asked and when. */
    private String said(Answer answer) {
        if (answer.status() == 200) {
            JsonNode entries = answer.json().path("entry");
            List<String> kinds = new ArrayList<>();
            entries.forEach(entry -> kinds.add(entry.path("search").path("mode").asString()));
            return answer.json().path("total") + " " + kinds;
        }
        return answer.issue() + " " + answer.diagnostics().replaceAll("[0-9A-Za-z]+(-[0-9A-Za-z]+)+|[0-9]{10}", "");
    }

    @Test
    void withoutATokenOrWithoutTheScopeNothingIsAnswered() {
        Partner writes =
                new Partner(port, cast.machine("RYC", "secret", "write").clientId(), "secret", "write");
        for (String kind : kinds()) {
            String path = "/" + kind + "?_count=1";
            assertThat(Partner.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/fhir/R4" + path))
                                    .GET())
                            .status())
                    .as(path)
                    .isEqualTo(401);
            assertThat(writes.get(path).status()).as(path).isEqualTo(403);
        }
    }
}
