package org.onedoor.frontdoor.advice.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One number for advice: who answers depends on the practice, its place and the time, and each call is logged to the person. */
@OneDoorTest
class AdviceLineTest {
    /** A practice of the network U98530, in Thurrock. */
    private static final String PRACTICE = "F81088";

    /** Another practice of the same network's sub-ICB. */
    private static final String OTHER = "F81155";

    private static final String CONSULTANT = "consultant-outpatient";
    private static final String NETWORK = "pcn-mh-stanford-le-hope";
    private static final String CAMHS = "cypmhs";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Services services;

    @Autowired
    People people;

    @Autowired
    DomainTime time;

    private Visitor manager;

    @BeforeEach
    void aMorningInTheWeek() {
        time.set(Instant.parse("2023-05-16T09:00:00Z"), 0); // Tuesday, ten in the morning in London
        UUID trust = services.byCode(CONSULTANT).orElseThrow().organisationId();
        manager = visit(cast.account("manager", trust, null));
    }

    @AfterEach
    void giveTheTimeBack() {
        Page page = manager.open("/advice/line/answers");
        while (!page.document().select("form[action$=/remove]").isEmpty()) {
            page = page.form("/remove").send();
        }
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("C2.10b")
    void theLineRoutesByPracticePlaceAndTimeToTheDutyClinicianAndTheCallIsLoggedToThePerson() {
        Visitor navigator = visit(cast.navigator());
        assertThat(section(navigator.open("/advice/line?practice=" + PRACTICE), "professional"))
                .contains("Now Open", "Calls go to Advice for professionals", "mon-fri 08:00-20:00");
        route("practice", PRACTICE, "mon-fri 09:00-12:00", CONSULTANT);
        route("network", "U98530", "mon-fri 09:00-17:00; sat 09:00-12:00", NETWORK);
        Account psychiatrist = cast.clinician(CONSULTANT);
        Visitor consultant = visit(psychiatrist);
        Page duty = consultant
                .open("/advice/line/answers")
                .form("/duty")
                .with("account", psychiatrist.accountId().toString())
                .with("until", "2023-05-16T17:00")
                .send();
        assertThat(duty.text()).contains("Test clinician, until");

        assertThat(section(navigator.open("/advice/line?practice=" + PRACTICE), "professional"))
                .contains("Calls go to The duty clinician of Consultant psychiatrist outpatient clinic, Test clinician")
                .contains("Because of Southend Road Surgery: mon-fri 09:00-12:00");
        assertThat(section(navigator.open("/advice/line?practice=" + OTHER), "professional"))
                .as("of another network")
                .contains("Calls go to Advice for professionals");

        String family = "Lineworth" + Math.abs(new Random().nextInt(1_000_000));
        String number = Cast.nhsNumber(new Random());
        Page logged = call(navigator, "professional", family, number).send();
        assertThat(logged.status()).as(logged.text()).isEqualTo(200);
        assertThat(logged.text())
                .contains("Put the caller through to the duty clinician of Consultant psychiatrist outpatient clinic");
        String reference = logged.text().replaceAll("(?s).*Logged as (AG-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
        Page thread = consultant.open("/advice/" + reference);
        assertThat(thread.text())
                .contains(family, "Dr Ashby Penrose", "07700 900456", "Is sertraline safe with her heart rhythm?")
                .contains(
                        "Put through to the duty clinician of Consultant psychiatrist outpatient clinic, Test clinician");
        Page known = visit(cast.gp(PRACTICE)).open("/advice?view=asker");
        assertThat(known.text()).contains(reference);
        UUID person = people.byNhsNumber(NhsNumber.of(number).orElseThrow())
                .orElseThrow()
                .personId();
        assertThat(consultant.open("/people/" + person + "/timeline").text())
                .contains("Call on the line: Advice for professionals")
                .contains("It went to the duty clinician of Consultant psychiatrist outpatient clinic.");
        Page answered = thread.form("/answer")
                .with("advises", "manage")
                .with("answer", "Yes, with an ECG in a month")
                .send();
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);

        time.set(Instant.parse("2023-05-16T13:00:00Z"), 0); // after the practice's own hours
        assertThat(section(navigator.open("/advice/line?practice=" + PRACTICE), "professional"))
                .contains("Calls go to PCN Mental Health Practitioner, Stanford-le-Hope")
                .contains("Because of Stanford-le-Hope PCN");
        time.set(Instant.parse("2023-05-16T18:30:00Z"), 0); // after the network's, in the line's
        assertThat(section(navigator.open("/advice/line?practice=" + PRACTICE), "professional"))
                .contains("Now Open", "Calls go to Advice for professionals");
        time.set(Instant.parse("2023-05-20T09:00:00Z"), 0); // Saturday
        assertThat(section(navigator.open("/advice/line?practice=" + PRACTICE), "professional"))
                .contains("Calls go to PCN Mental Health Practitioner, Stanford-le-Hope");
        assertThat(section(navigator.open("/advice/line?practice=" + OTHER), "professional"))
                .contains("Now Closed. Opens", "Calls go to Advice for professionals");
    }

    @Test
    @Shows("C3.15a")
    void theCamhsLineIsEnteredWithItsHoursAndItsCallsAreQuestionsForAdvice() {
        Account gp = cast.gp(PRACTICE);
        Visitor practice = visit(gp);
        Page lines = practice.open("/advice").follow("Advice lines");
        assertThat(section(lines, "camhs"))
                .contains("Open mon-fri 09:00-17:00", "Now Open")
                .contains("Calls go to Children and young people's mental health");
        String family = "Lineworth" + Math.abs(new Random().nextInt(1_000_000));
        Page logged =
                call(practice, "camhs", family, Cast.nhsNumber(new Random())).send();
        assertThat(logged.status()).as(logged.text()).isEqualTo(200);
        String reference = logged.text().replaceAll("(?s).*Logged as (AG-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
        Page asked = visit(cast.clinician(CAMHS)).open("/advice?view=service");
        assertThat(asked.text()).contains(reference);
        assertThat(practice.open("/advice/" + reference).text())
                .contains("By telephone on the line 'CAMHS advice line'", "Is sertraline safe")
                .contains("Advice needed today, given within four hours");

        time.set(Instant.parse("2023-05-16T17:00:00Z"), 0); // six in the evening
        assertThat(section(practice.open("/advice/line"), "camhs")).contains("Now Closed. Opens");
        Page closed = call(practice, "camhs", family + "s", Cast.nhsNumber(new Random()))
                .send();
        assertThat(closed.text())
                .contains("The line is closed: Children and young people's mental health answers when it opens");
    }

    @Test
    void whatIsMissingIsSaidAndNobodyLogsCallsOfAnotherPractice() {
        Visitor practice = visit(cast.gp(PRACTICE));
        Page nothing = practice.open("/advice/line").posting("/advice/line").send();
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text())
                .contains("Write who rings", "Enter the family name", "Enter the date of birth", "Write what they ask");
        Page foreign = practice.open("/advice/line?practice=" + OTHER)
                .posting("/advice/line")
                .with("callerName", "Dr Ashby Penrose")
                .with("familyName", "Lineworth")
                .with("birthDate-day", "3")
                .with("birthDate-month", "4")
                .with("birthDate-year", "1985")
                .with("words", "Kept as typed")
                .with("urgency", "routine")
                .with("consent", "given")
                .send();
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.text()).contains("Write the code of your own practice");
        assertThat(foreign.document().select("textarea[name=words]").text()).isEqualTo("Kept as typed");
        Page wrong = manager.open("/advice/line/answers")
                .form("/route")
                .with("line", "professional")
                .with("place", "practice")
                .with("code", "NOWHERE")
                .with("hours", "mornings")
                .with("service", Service.idOf(CONSULTANT).toString())
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("No place of this kind has this code");
        assertThat(wrong.form("/route").with("code", "RYC").send().text())
                .as("the ambulance service is no practice")
                .contains("No place of this kind has this code");
        Visitor navigator = visit(cast.navigator());
        Page ambulance = call(navigator, "professional", "Nopractice", Cast.nhsNumber(new Random()))
                .with("callerPractice", "RYC")
                .send();
        assertThat(ambulance.status()).as(ambulance.text()).isEqualTo(422);
        assertThat(ambulance.text()).contains("Write the ODS code of the caller's practice");
        Page hours = wrong.form("/route").with("code", PRACTICE).send();
        assertThat(hours.text()).contains("Write the hours as mon-fri 09:00-17:00");
        assertThat(hours.document().select("#hours").attr("value")).isEqualTo("mornings");
        Page late = visit(cast.clinician(CONSULTANT))
                .open("/advice/line/answers")
                .form("/duty")
                .with("until", "2023-05-18T17:00")
                .send();
        assertThat(late.text()).contains("Choose somebody of your team");
        assertThat(visit(cast.clinician(CONSULTANT))
                        .open("/advice/line/answers")
                        .document()
                        .select("form[action$=/route]"))
                .isEmpty();
    }

    private void route(String place, String code, String hours, String service) {
        Page added = manager.open("/advice/line/answers")
                .form("/route")
                .with("line", "professional")
                .with("place", place)
                .with("code", code)
                .with("hours", hours)
                .with("service", Service.idOf(service).toString())
                .send();
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        assertThat(added.text()).contains(hours);
    }

    private static Form call(Visitor visitor, String line, String family, String number) {
        return visitor.open("/advice/line?practice=" + PRACTICE)
                .posting("/advice/line")
                .with("line", line)
                .with("callerName", "Dr Ashby Penrose")
                .with("callerNumber", "07700 900456")
                .with("nhsNumber", number)
                .with("givenName", "Robin")
                .with("familyName", family)
                .with("birthDate-day", "3")
                .with("birthDate-month", "4")
                .with("birthDate-year", "2008")
                .with("words", "Is sertraline safe with her heart rhythm?")
                .with("urgency", "today")
                .with("consent", "given");
    }

    private static String section(Page page, String line) {
        return page.document().select("#l-" + line + " ~ dl").getFirst().text();
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
