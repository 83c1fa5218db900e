package org.onedoor.frontdoor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A school, a voluntary organisation, the police, a care home and NHS 111: each has its own form of the one referral. */
@OneDoorTest
class PartnerDoorsTest {
    private static final UUID SCHOOL = Organisation.idOfSlug("saltings-academy");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Services services;

    private final String family = "Partnerton" + new Random().nextInt(1_000_000);

    private Visitor as(String role, String slug) {
        return new Visitor(port)
                .signIn(cast.account(role, Organisation.idOfSlug(slug), null).username());
    }

    private Form filled(Page page, String need, String tells) {
        return page.form("/door")
                .with("givenName", "Sam")
                .with("familyName", family)
                .with("birthDate-day", "3")
                .with("birthDate-month", "5")
                .with("birthDate-year", "2009")
                .with("reason", "Has stopped eating with others")
                .with("needs", need)
                .with("consent", "given")
                .with("tells", tells)
                .with("priority", "routine");
    }

    @ParameterizedTest
    @CsvSource({
        "school, saltings-academy, eating, schoolYear, year 9, School or college",
        "care-home, marram-house, memory, room, Room 7, Care home",
        "nhs-111, nhs-111, crisis, disposition, Dx92, NHS 111",
        "police, essex-police, crisis, incident, EP-2024-1, Police",
        "vcse, saltmarsh-wellbeing, loneliness, support, A weekly group, Voluntary or community organisation"
    })
    void eachDoorAsksInItsOwnWordsAndTheSameRecordComesOfIt(
            String role, String slug, String need, String extra, String said, String door) {
        Visitor partner = as(role, slug);
        Page page = partner.open("/referrals/door");
        assertThat(page.text()).contains("What you may share.", "call 999 first");
        Page sent =
                filled(page, need, "yes").with(extra, said).with("door", "gp").send();
        assertThat(sent.path()).as(sent.text()).startsWith("/referrals/OD-");
        Page seen = new Visitor(port).signIn(cast.navigator().username()).open(sent.path());
        assertThat(seen.text())
                .contains(family.toUpperCase(Locale.ROOT), said)
                .containsIgnoringCase("by " + door)
                .contains("What else was said at the door");
        assertThat(partner.pageWith("/referrals?view=sent", sent.path().substring(11))
                        .text())
                .contains(sent.path().substring(11));
    }

    @Test
    void aDoorWithAFormOfItsOwnIsLedToItAndOthersToTheGeneralOne() {
        assertThat(as("school", "saltings-academy").open("/referrals/new").heading())
                .isEqualTo("Refer a pupil or student");
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        assertThat(gp.open("/referrals/door").heading()).isEqualTo("Make a referral");
    }

    @Test
    void aSchoolSeesNoPersonPageAndNoSearch() {
        Visitor school = as("school", "saltings-academy");
        assertThat(school.open("/people").status()).isEqualTo(403);
        Page sent = filled(school.open("/referrals/door"), "eating", "yes").send();
        assertThat(school.open("/referrals").hasLink("Find a person")).isFalse();
        assertThat(sent.status()).isEqualTo(200);
    }

    @Test
    void aSchoolThatWritesOfDangerAndAsksForWeeksIsAskedOnceMoreHowSoon() {
        Page asked = filled(as("school", "saltings-academy").open("/referrals/door"), "low-mood-anxiety", "yes")
                .instead("reason", "Very low since May. She told a friend that she wants to kill herself.")
                .instead("priority", "routine")
                .send();
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text())
                .contains("You wrote: “She told a friend that she wants to kill herself.”", "call 999 now");
        assertThat(asked.document().select("input[name=priority][value=routine][checked]"))
                .as("what was chosen is kept")
                .hasSize(1);
        Page sent = asked.form("/door").instead("priority", "urgent").send();
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.text()).contains("Urgent: Seen");

        Page again = filled(as("school", "saltings-academy").open("/referrals/door"), "low-mood-anxiety", "yes")
                .instead("familyName", family + "c")
                .instead("reason", "She took an overdose two years ago and is well looked after.")
                .instead("priority", "soon")
                .send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.form("/door").send().text())
                .as("their own answer counts")
                .contains("Soon: Seen");
    }

    @Test
    void aPaperFormKeepsItsTimeAndSaysItWasOnPaper() {
        Visitor home = as("care-home", "marram-house");
        Page sent = filled(home.open("/referrals/door"), "memory", "yes")
                .with("door", "paper")
                .with("receivedAt", "2024-02-28T16:40")
                .send();
        assertThat(sent.text()).contains("by paper form", "Received Wed 28 Feb 2024 at 16:40");
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedIsKept() {
        Page wrong = as("school", "saltings-academy")
                .open("/referrals/door")
                .form("/door")
                .with("familyName", family)
                .with("schoolYear", "year 9")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Say why this person needs help now", "Select at least one need", "Say if you may be told");
        assertThat(wrong.document().select("#familyName").val()).isEqualTo(family);
        assertThat(wrong.document().select("#schoolYear").val()).isEqualTo("year 9");
    }

    @Test
    @Shows("C2.12b")
    void aSchoolHearsOnlyThatItIsDealtWithUnlessThePupilAgreedToMore() {
        Visitor school =
                new Visitor(port).signIn(cast.account("school", SCHOOL, null).username());
        Page told = filled(school.open("/referrals/door"), "child-mental-health", "yes")
                .send();
        Page untold = filled(school.open("/referrals/door"), "child-mental-health", "no")
                .with("familyName", family + "b")
                .with("birthDate-year", "2010")
                .send();
        for (Page sent : List.of(told, untold)) {
            acceptedBy("cypmhs", sent.path().substring("/referrals/".length()));
        }
        assertThat(school.open(told.path()).text()).contains("Accepted", service("cypmhs"));
        Page limited = school.open(untold.path());
        assertThat(limited.text())
                .contains("It is being dealt with", "did not agree")
                .doesNotContain("Accepted", service("cypmhs"));
        Visitor team = new Visitor(port).signIn(cast.clinician("cypmhs").username());
        String document = team.open(untold.path() + "/do/keep-documents")
                .form("/do/keep-documents")
                .sendWith("file", "letter.txt", "What was found".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .document()
                .select("main a[href*='/documents/']")
                .attr("href");
        assertThat(team.open(document).status()).isEqualTo(200);
        assertThat(school.open(document).status()).isEqualTo(404);
        for (String step : List.of("keep-documents", "add-note", "offer-choice", "withdraw")) {
            Page kept = school.open(untold.path() + "/do/" + step);
            assertThat(kept.path()).as(step).isEqualTo(untold.path());
            assertThat(kept.text())
                    .as(step)
                    .contains("It is being dealt with")
                    .doesNotContain("letter.txt", "Accepted");
        }
        String list = school.open("/referrals?view=sent")
                .document()
                .select("#worklist")
                .text();
        assertThat(list).contains("Being dealt with", "Accepted");
    }

    @Test
    void ofWhatIsOnlyDealtWithNeitherTheFileNorAFilterNorAFormSaysMore() {
        Visitor school =
                new Visitor(port).signIn(cast.account("school", SCHOOL, null).username());
        String reference = reference(filled(school.open("/referrals/door"), "child-mental-health", "no")
                .send());
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        step(navigator, reference, "start-triage");
        step(navigator, reference, "request-information", "question", "Since when?");
        assertThat(sent(school, "&state=INFO_REQUESTED", reference))
                .as("they are asked")
                .contains(reference);
        Form late = school.open("/referrals/" + reference + "/do/give-information")
                .form("/do/give-information")
                .with("answer", "Since the summer");
        step(school, reference, "give-information", "answer", "Since May");
        step(navigator, reference, "decide-priority", "priority", "soon", "why", "Sleeps badly since");
        Page lost = late.send();
        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.text())
                .contains("This was not saved", "Since the summer", "It is being dealt with")
                .doesNotContain("In triage", "What happened last");
        step(
                navigator,
                reference,
                "offer",
                "service",
                services.byCode("cypmhs").orElseThrow().id().toString());
        step(new Visitor(port).signIn(cast.clinician("cypmhs").username()), reference, "accept");

        assertThat(sent(school, "", reference)).contains(reference);
        for (String filter : List.of("ACCEPTED", "AWAITING_ANSWER", "IN_TRIAGE", "AWAITING_TRIAGE")) {
            assertThat(sent(school, "&state=" + filter, reference)).as(filter).doesNotContain(reference);
        }
        assertThat(sent(school, "&priority=soon", reference)).doesNotContain(reference);
        assertThat(sent(school, "&priority=routine", reference)).contains(reference);
        Page form = school.open("/referrals/" + reference + "/do/give-information");
        assertThat(form.path()).isEqualTo("/referrals/" + reference);
        assertThat(form.text()).doesNotContain("Accepted");
        assertThat(line(file(school), reference))
                .contains("Being dealt with", "Not told", "Routine")
                .doesNotContain("Accepted", service("cypmhs"), "Soon", "within", "treatment");
    }

    private static String reference(Page sent) {
        assertThat(sent.path()).as(sent.text()).startsWith("/referrals/OD-");
        return sent.path().substring("/referrals/".length());
    }

    private static String sent(Visitor visitor, String filters, String reference) {
        return visitor.pageWith("/referrals?view=sent" + filters, reference)
                .document()
                .select("#worklist")
                .text();
    }

    private static String file(Visitor visitor) {
        return visitor.open("/referrals/export?view=sent")
                .form("/referrals/export")
                .with("reason", "A review of what we sent")
                .send()
                .document()
                .wholeText();
    }

    private static String line(String file, String reference) {
        return file.lines().filter(line -> line.contains(reference)).findFirst().orElseThrow();
    }

    @Test
    void whoeverSendsIsNotShownWhetherThePersonIsKnown() {
        Visitor charity = as("vcse", "saltmarsh-wellbeing");
        Page unknown =
                filled(charity.open("/referrals/door"), "loneliness", "yes").send();
        Page alike = filled(as("care-home", "marram-house").open("/referrals/door"), "memory", "yes")
                .with("birthDate-day", "4")
                .send();
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        assertThat(navigator.open(alike.path()).text())
                .contains("Check who this is", "somebody very similar is known", "Identity to be checked");
        Visitor home = as("care-home", "marram-house");
        String reference = reference(alike);
        for (String shown : List.of(
                alike.text(),
                home.open(alike.path()).text(),
                home.open(alike.path() + "/do/add-note").text(),
                home.open(alike.path() + "/documents").text(),
                row(home, reference))) {
            assertThat(shown)
                    .doesNotContain(
                            "Check who this is", "similar", "Identity to be checked", "Not known who", "Missing:");
        }
        assertThat(words(unknown))
                .as("the same is said of somebody unknown")
                .isEqualTo(words(charity.open(unknown.path())))
                .containsAll(words(alike));
    }

    private static String row(Visitor visitor, String reference) {
        return visitor.pageWith("/referrals?view=sent", reference)
                .document()
                .select("#r-" + reference)
                .text();
    }

    /** What stands above the facts of a referral: badges, warnings and what is said in the margin. */
    private static List<String> words(Page page) {
        return page.document()
                .select(".onedoor-identity__badges li, .nhsuk-warning-callout, .nhsuk-inset-text")
                .eachText();
    }

    private String service(String code) {
        return services.byCode(code).orElseThrow().name();
    }

    private void acceptedBy(String code, String reference) {
        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        step(navigator, reference, "start-triage");
        step(
                navigator,
                reference,
                "offer",
                "service",
                services.byCode(code).orElseThrow().id().toString());
        step(new Visitor(port).signIn(cast.clinician(code).username()), reference, "accept");
    }

    private static void step(Visitor visitor, String reference, String step, String... fields) {
        Form form = visitor.open("/referrals/" + reference + "/do/" + step).form("/do/" + step);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        Page done = form.send();
        assertThat(done.status()).as(done.document().select("main").text()).isEqualTo(200);
    }
}
