package org.onedoor.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Copied;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Team;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A crisis plan is the person's, is kept in versions, and each agency sees of it what the table gives it and no more. */
@OneDoorTest
class CrisisPlanTest {
    private static final String REASON = "On the bridge now, incident 417 of today";

    /**
     * Written out from STANDARDS 3.4, not from the file: for each part who sees it, in the order control room, custody,
     * street triage, ambulance, A&E, 111, crisis team, GP, voluntary.
     */
    private static final Map<String, String> TABLE = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("CP01.needs", "VVVVVVVVV"),
            Map.entry("CP03.mine", "VVVVVVVV-"),
            Map.entry("CP03.others", "VVVVVVVV-"),
            Map.entry("CP04.helps", "VVVVVVVV-"),
            Map.entry("CP04.hinders", "VVVVVVVV-"),
            Map.entry("CP06", "VVVVVVVVV"),
            Map.entry("CP07.diagnosis", "--V-V-VV-"),
            Map.entry("CP08.dependants", "VVVVVVVV-"),
            Map.entry("CP08.other", "-VVVVVVV-"),
            Map.entry("CP09.alerts", "-VVVVVVV-"),
            Map.entry("CP09.other", "--VVVVVV-"),
            Map.entry("CP10.place", "VVVVVVVV-"),
            Map.entry("CP10.other", "-VVVVVVV-"),
            Map.entry("CP11.summary", "VVVVVVVV-"),
            Map.entry("CP11.whole", "--VVVVVV-"),
            Map.entry("CP12", "VVVVVVVV-"),
            Map.entry("CP13.words", "--VVVVVV-"),
            Map.entry("CP14.life", "VVVVVVVV-"),
            Map.entry("CP14.other", "-VVVVVVV-")));

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Planning planning;

    @Autowired
    Copied log;

    @Autowired
    DomainTime time;

    private Person person;
    private Account clinician;
    private Visitor team;
    private String path = "";

    @BeforeEach
    void somebodyATeamLooksAfter() {
        time.set(Instant.parse("2024-03-01T09:00:00Z"), 0);
        person = planning.somebody();
        path = "/people/" + person.personId() + "/crisis-plan";
        clinician = cast.clinician(Doing.PCN);
        team = planning.visit(port, clinician);
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private Visitor of(String role, UUID organisation, String teamCode) {
        return planning.visit(port, cast.account(role, organisation, teamCode.isEmpty() ? null : Team.idOf(teamCode)));
    }

    private static Page card(Visitor agency, Person who) {
        return Planning.open(agency, who, "vital", REASON);
    }

    /** The agencies of the table, each with what it sees: eight who say why, and those who look after the person. */
    @Test
    @Shows("C3.09")
    void eachAgencySeesItsOwnPartsOnOneScreenAndEveryLookIsOnThePersonsList() {
        planning.published(team, person.personId());
        UUID police = planning.organisation("police", "Constabulary " + Planning.word());
        UUID ambulance = Organisation.idOfOds("RYC");
        UUID hospital = Organisation.idOfOds("RAJ");
        UUID helpline = Organisation.idOfSlug("nhs-111");
        planning.agree(
                planning.officer(port, clinician.organisationId()),
                List.of(name(police), "RYC", "RAJ", "NHS 111"),
                "1 3 2024",
                "31 3 2024",
                "");
        List<Page> seen = List.of(
                card(of("police", police, "essex-police-control-room"), person),
                card(of("police", police, "essex-police-custody"), person),
                card(of("police", police, "essex-police-street-triage"), person),
                card(of("ambulance", ambulance, ""), person),
                card(of("clinician", hospital, ""), person),
                card(of("nhs-111", helpline, "nhs-111"), person),
                team.open(path),
                planning.visit(port, cast.gp()).open(path));
        for (int agency = 0; agency < seen.size(); agency++) {
            Page page = seen.get(agency);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            for (PlanPart part : PlanPart.values()) {
                String cells = TABLE.get(part.code());
                if (cells != null) {
                    assertThat(page.text().contains(Planning.said(part)))
                            .as("%s for agency %d", part.code(), agency)
                            .isEqualTo(cells.charAt(agency) == 'V');
                }
            }
            boolean whole = agency > 0;
            assertThat(page.text()).contains("FirstName", "07700 900401", "WorkerTeam", "Version", "There is:");
            assertThat(page.text().contains("SecondName")).isEqualTo(whole);
            assertThat(page.text().contains("FirstRelation")).isEqualTo(whole);
            assertThat(page.text().contains("WorkerName")).isEqualTo(whole);
            assertThat(page.text().contains(person.spacedNhsNumber())).isEqualTo(whole);
            assertThat(page.text()).doesNotContain("not shown", "hidden", "masked");
        }
        // What is meant for crews stands first for those who come.
        assertThat(seen.get(0)
                        .document()
                        .select(".onedoor-crisis section")
                        .getFirst()
                        .id())
                .isEqualTo("CP12");
        assertThat(seen.get(6)
                        .document()
                        .select(".onedoor-crisis section")
                        .getFirst()
                        .id())
                .isEqualTo("CP01");
        log.now();
        String list = planning.officer(port, clinician.organisationId())
                .open("/privacy/people/" + person.personId())
                .text();
        assertThat(list)
                .contains("The police", "The ambulance service", "A GP practice")
                .contains("Saw what is open of your crisis plan in an incident (crisis plan)")
                .contains("To save life or prevent serious harm");
    }

    private String name(UUID organisation) {
        return planning.name(organisation);
    }

    @Test
    void aVoluntaryOrganisationSeesTheNameTheNeedsAndTheCrisisLinesOnly() {
        Person helped = planning.helpedBy("positive-pathways", planning.visit(port, cast.gp()));
        Page page = planning.visit(port, cast.vcse("positive-pathways"))
                .open("/people/" + helped.personId() + "/crisis-plan");
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text())
                .contains(
                        "Said-CP01-needs",
                        "Said-CP06",
                        Objects.requireNonNull(helped.familyName()).toUpperCase(java.util.Locale.UK));
        for (PlanPart part : PlanPart.values()) {
            if (part != PlanPart.NEEDS && part != PlanPart.CRISIS_LINES) {
                assertThat(page.text()).as(part.code()).doesNotContain(Planning.said(part));
            }
        }
        assertThat(page.text()).doesNotContain("FirstName", "WorkerTeam", helped.spacedNhsNumber());
    }

    @Test
    void everyVersionStaysAndTwoOfThemAreComparedPartByPart() {
        planning.published(team, person.personId());
        Page draft = team.open(path + "/write")
                .form("/write")
                .with("CP04-helps", "Walk the dog")
                .with("as", "draft")
                .send();
        assertThat(draft.text()).contains("Draft 2 is kept", "Walk the dog");
        assertThat(team.open(path).text())
                .contains("Said-CP04-helps", "A newer draft waits")
                .doesNotContain("Walk the dog");
        assertThat(planning.visit(port, cast.gp()).open(path).text()).doesNotContain("Walk the dog");
        assertThat(draft.form("/write").with("as", "publish").send().text())
                .contains("Version 3 counts from now on", "Walk the dog");
        Page versions = team.open(path + "/versions?from=1&to=3");
        assertThat(versions.document().select("#changed").text()).isEqualTo("What changed from version 1 to version 3");
        assertThat(versions.document().select("table").getLast().text())
                .contains("What helps", "Said-CP04-helps.", "Walk the dog")
                .doesNotContain("What does not help", "Review by");
        assertThat(versions.document()
                        .select("table")
                        .getFirst()
                        .select("tbody tr")
                        .eachText())
                .hasSize(3)
                .first()
                .asString()
                .contains("Version 3", "Published", "1 Mar 2024");
    }

    @Test
    void whatIsMissingOrTooLongIsSaidAndWhatWasTypedIsKept() {
        Page empty = team.open(path);
        assertThat(empty.text()).contains("No crisis plan", "Start one");
        Page refused = empty.follow("Start one")
                .form("/write")
                .with("CP12", "word ".repeat(121))
                .with("contact-1-name", "Nadia")
                .with("review-day", "31")
                .with("review-month", "2")
                .with("review-year", "2024")
                .with("as", "publish")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The review date must be a real date");
        Page again = refused.form("/write")
                .without("review-day")
                .without("review-month")
                .without("review-year")
                .with("as", "publish")
                .send();
        assertThat(again.text())
                .contains("The guidance for crews must be 120 words or fewer. It has 121")
                .contains("Contact 1 needs a name and a phone number")
                .contains("\"What helps\" must be filled in before the plan is published")
                .contains("Name at least one team", "Choose who agreed the plan", "looked at again, after today");
        assertThat(again.document().select("input[name=contact-1-name]").val()).isEqualTo("Nadia");
        assertThat(again.document().select("textarea[name=CP12]").text()).contains("word word");
        // A draft may be unfinished, but not too long for a crew.
        assertThat(again.form("/write")
                        .with("as", "draft")
                        .with("contact-1-phone", "07700 900400")
                        .send()
                        .text())
                .contains("120 words or fewer");
        Page kept = again.form("/write")
                .with("CP12", "word ".repeat(120))
                .with("contact-1-phone", "07700 900400")
                .with("as", "draft")
                .send();
        assertThat(kept.text()).contains("Draft 1 is kept");
        assertThat(team.open(path).text()).contains("No crisis plan", "Go on with the draft");
    }

    @Test
    void whoWasQuickerDoesNotLoseAndWhoWasSlowerKeepsWhatTheyTyped() {
        Page first = team.open(path + "/write");
        Page second = planning.visit(port, cast.clinician(Doing.PCN)).open(path + "/write");
        Planning.filled(first).with("as", "publish").send();
        Page late = Planning.filled(second, PlanPart.AFTER, "Talk it over with Ravi")
                .with("as", "publish")
                .send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("Somebody kept another version while you were writing", "Talk it over with Ravi");
        assertThat(team.open(path).text()).contains("Said-CP15").doesNotContain("Ravi");
        Page sent = late.form("/write").with("as", "publish").send();
        assertThat(sent.text()).contains("Version 2 counts from now on", "Ravi");
    }

    @Test
    void theTeamsItNamesAreAskedToReadItAndSayThatTheyDid() {
        Account navigator = cast.navigator();
        Page form = team.open(path + "/write");
        String centre = form.document().select("input[name=shared]").stream()
                .map(box -> box.attr("value"))
                .filter(value -> value.endsWith(":" + navigator.teamId()))
                .findFirst()
                .orElseThrow();
        Planning.filled(form).with("shared", centre).with("as", "publish").send();
        assertThat(team.open(path).document().select("#readers + *").text())
                .contains("Has not said that it read version 1");
        Visitor other = planning.visit(port, navigator);
        String reference = planning.referenceOf(person.personId());
        assertThat(other.tasksWith(reference).text()).contains("Read a crisis plan that names your team", reference);
        Page read = other.open("/crisis-plan/" + reference);
        assertThat(read.path()).isEqualTo(path);
        assertThat(read.form("/crisis-plan/read").send().text())
                .contains("Your team has said that it read the plan", "Read by " + navigator.displayName());
        assertThat(other.tasksWith(reference).text()).doesNotContain(reference);
        assertThat(planning.visit(port, cast.clinician("crht"))
                        .open("/crisis-plan/" + reference)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Shows("C4.01")
    void whoMayWriteFollowsFromTheOrganisationAndTheSheetForThePocketSaysHowOldItIs() {
        planning.published(team, person.personId());
        assertThat(planning.visit(port, cast.gp()).open(path + "/write").status())
                .isEqualTo(200);
        assertThat(of("manager", clinician.organisationId(), Doing.PCN)
                        .open(path + "/write")
                        .status())
                .isIn(403, 404);
        Visitor elsewhere = planning.visit(port, cast.clinician("crht"));
        assertThat(elsewhere.open(path).status()).isEqualTo(404);
        assertThat(elsewhere.open(path + "/write").status()).isEqualTo(404);
        UUID police = planning.organisation("police", "Constabulary " + Planning.word());
        planning.agree(
                planning.officer(port, clinician.organisationId()), List.of(name(police)), "1 3 2024", "31 3 2024", "");
        Visitor officer = of("police", police, "");
        assertThat(card(officer, person).status()).isEqualTo(200);
        assertThat(officer.open(path + "/write").status()).isIn(403, 404);
        assertThat(officer.open(path + "/versions").status()).isIn(403, 404);

        time.set(Instant.parse("2024-03-01T09:30:00Z"), 0);
        Page sheet = team.open(path).follow("Print on one sheet");
        assertThat(sheet.text())
                .contains("As at Fri 1 Mar 2024 at 09:30")
                .contains("Version 1, published Fri 1 Mar 2024 at 09:00", "to be looked at again by 1 Sep 2024")
                .contains("Said-CP12");
        assertThat(officer.open(path + "/print").text())
                .contains("As at Fri 1 Mar 2024 at 09:30", "Said-CP12")
                .doesNotContain("Said-CP11-whole");
        time.set(Instant.parse("2024-09-02T09:30:00Z"), 0);
        assertThat(team.open(path).text()).contains("The review is late", "by 1 Sep 2024");
    }
}
