package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Copied;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Team;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One referral that liaison and diversion, street triage and the service for offenders with complex needs share. */
@OneDoorTest
class SharedReferralTest {
    private static final String TRIAGE = "street-triage";
    private static final String DIVERSION = "liaison-and-diversion";
    private static final String COMPLEX = "offenders-complex-needs";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Services services;

    @Autowired
    People people;

    @Autowired
    DomainTime time;

    @Autowired
    Copied log;

    private String reference;
    private Visitor custody;
    private Visitor triage;
    private Visitor diversion;
    private Visitor complex;

    @BeforeEach
    void somebodyInCustodyWhomStreetTriageHas() {
        time.set(Instant.parse("2024-04-16T09:00:00Z"), 0);
        Account officer =
                cast.account("police", Organisation.idOfSlug("essex-police"), Team.idOf("essex-police-custody"));
        reference = doing.referral(officer.actor());
        doing.accepted(reference, TRIAGE);
        custody = visit(officer);
        triage = visit(cast.clinician(TRIAGE));
        diversion = visit(cast.named(cast.clinician(DIVERSION), "Ruth Kettleborough"));
        complex = visit(cast.clinician(COMPLEX));
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("C3.05b")
    void oneReferralIsSharedByThreeServicesWithOneOwnerAndOneAssessmentThatCountsForAll() {
        Page none = custody.open("/referrals/" + reference)
                .follow("Share it with another service")
                .form("/do/share")
                .send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose a service that does not have it yet");
        assertThat(none.text()).contains("Liaison and Diversion", "Offenders with Complex and Additional Needs");
        assertThat(none.document().select("input[value=" + id(TRIAGE) + "]"))
                .as("it owns it already")
                .isEmpty();
        Page shared = share(custody, DIVERSION)
                .with("words", "He is in cell 4 until noon")
                .send();
        assertThat(shared.text()).contains("Shared with Liaison and Diversion", "He is in cell 4 until noon");
        share(triage, COMPLEX).send();

        for (Visitor each : List.of(diversion, complex)) {
            assertThat(each.open("/referrals").follow("Shared with us").text()).contains(reference);
            Page page = each.open("/referrals/" + reference);
            assertThat(page.text()).contains("Owned by Street Triage", "He is in cell 4 until noon");
            assertThat(happened(page)).isEqualTo(happened(triage.open("/referrals/" + reference)));
            assertThat(page.text()).contains("'Book an appointment' is for the team that owns it.");
        }
        assertThat(visit(cast.clinician("talking-therapies"))
                        .open("/referrals/" + reference)
                        .status())
                .isEqualTo(404);
        UUID person = doing.person(reference);
        assertThat(diversion.open("/people/" + person).status())
                .as("nothing of the person but this referral")
                .isEqualTo(404);
        assertThat(diversion.open("/people/" + person + "/crisis-plan").status())
                .isEqualTo(404);

        Page made = assess(diversion, "mental-health").send();
        assertThat(made.text())
                .contains("Mental health assessment of 15 Apr 2024", "By Ruth Kettleborough, Liaison and Diversion");
        for (Visitor each : List.of(triage, complex)) {
            assertThat(each.open("/referrals/" + reference).text())
                    .contains("By Ruth Kettleborough, Liaison and Diversion", "Hears a voice since March");
        }
        Page warned = complex.open("/referrals/" + reference + "/do/record-assessment");
        assertThat(warned.text())
                .contains("Assessed already", "Mental health assessment of 15 Apr 2024 by Ruth Kettleborough");
        Page again = assess(complex, "mental-health").send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("is in date until 15 Oct 2024", "say why another is needed");
        assertThat(again.document().select("textarea[name=words]").text()).isEqualTo("Hears a voice since March");
        Page other = again.form("/do/record-assessment").with("again", "other").send();
        assertThat(other.text()).contains("Say what the other reason is");
        Page reasoned = other.form("/do/record-assessment")
                .with("again", "changed")
                .with("why", "He has stopped eating")
                .send();
        assertThat(reasoned.status()).as(reasoned.text()).isEqualTo(200);
        assertThat(triage.open("/referrals/" + reference).text())
                .contains(
                        "made again by Offenders with Complex and Additional Needs although one was in date",
                        "He has stopped eating");
        assertThat(assess(complex, "housing").send().status())
                .as("another kind is another question")
                .isEqualTo(200);
        Page contact = triage.open("/referrals/" + reference + "/do/record-contact")
                .form("/do/record-contact")
                .with("attended", "yes")
                .with("mode", "face-to-face")
                .with("purpose", "assessment")
                .send();
        assertThat(contact.status()).isEqualTo(422);
        assertThat(contact.text()).contains("Say why the person was assessed again");

        fromCustody(person);
        metByStreetTriage(person);

        Page figures = visit(cast.account("manager", service(TRIAGE).organisationId(), null))
                .open("/figures?topic=pathways&from=2024-04-16&to=2024-04-16");
        assertThat(figures.text())
                .contains(
                        "Referrals that several services share",
                        "Assessed again: The person's situation or risk has changed since");

        Page left = diversion
                .open("/referrals/" + reference + "/do/stop-sharing")
                .form("/do/stop-sharing")
                .with("words", "Released without charge")
                .send();
        assertThat(left.text()).contains("no longer on your team's list");
        assertThat(diversion.open("/referrals/" + reference).status()).isEqualTo(404);
        assertThat(left.text()).doesNotContain(reference);
        Referral now = doing.now(reference);
        assertThat(now.owner().teamId()).isEqualTo(service(TRIAGE).teamId());
        assertThat(now.sharing()).containsExactly(service(COMPLEX).teamId());
        log.now();
        assertThat(visit(cast.account("privacy", service(TRIAGE).organisationId(), null))
                        .open("/privacy/people/" + person)
                        .text())
                .contains("Ruth Kettleborough");
    }

    /** The other door to liaison and diversion: what is sent there is of this referral, and what is in date is seen. */
    private void fromCustody(UUID person) {
        Page stopped = diversion
                .open("/referrals/" + reference + "/do/stop-sharing")
                .form("/do/stop-sharing")
                .with("words", "Passed on, then met again")
                .send();
        assertThat(stopped.status()).as(stopped.text()).isEqualTo(200);
        time.set(Instant.parse("2024-04-16T10:00:00Z"), 0);
        int before = doing.many(reference);
        Page sent = OtherDoors.notice(custody, people.get(person), "service:liaison-and-diversion")
                .send();
        assertThat(sent.text()).as("whoever made it is led to it").contains(reference, "owned by Street Triage");
        String number = sent.path().replaceAll(".*/", "");
        Page received = diversion.open("/notices/referrals/" + number);
        assertThat(received.text()).contains("Mental health assessment of", "is in date until 15 Oct 2024");
        Page joined = received.follow(reference);
        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.text())
                .contains(
                        "Liaison and diversion referral " + number,
                        "By Ruth Kettleborough",
                        "Hears a voice since March");
        assertThat(diversion.open("/referrals/shared").text()).contains(reference);
        assertThat(doing.many(reference)).as("no second referral").isEqualTo(before);

        // A team that shares none is told what is in date and no more, and a force that did not make it is told
        // nothing.
        Page elsewhere =
                OtherDoors.notice(custody, people.get(person), "service:crht").send();
        Page crisis = visit(cast.clinician("crht")).open(elsewhere.path());
        assertThat(crisis.text()).contains("Mental health assessment of", "Ask them before");
        assertThat(crisis.text()).doesNotContain(reference);
        Visitor officer = visit(cast.account("police", Organisation.idOfSlug("essex-police"), null));
        Page blind = officer.open(OtherDoors.notice(officer, people.get(person), "service:crht")
                .send()
                .path());
        assertThat(blind.status()).isEqualTo(200);
        assertThat(blind.text()).doesNotContain(reference, "Mental health assessment");
    }

    /** Assessed on the street although one in date counts: shown, asked why, and kept and counted on the referral. */
    private void metByStreetTriage(UUID person) {
        Person met = people.get(person);
        Page asked = OtherDoors.contact(triage, met).send();
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text())
                .contains("Mental health assessment of", "is in date until 15 Oct 2024", "say why another is needed");
        assertThat(asked.document().select("textarea[name=words]").text()).isEqualTo("He stood on the bridge");
        Page other = asked.form("/new/street-triage").with("again", "other").send();
        assertThat(other.text()).contains("Say what the other reason is");
        Page recorded = other.form("/new/street-triage")
                .instead("again", "person-asks")
                .with("againWords", "He asked to speak of it anew")
                .send();
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);
        assertThat(triage.open("/referrals/" + reference).text())
                .contains("not trusted by Street triage", "He asked to speak of it anew");
        Page listened =
                OtherDoors.contact(triage, met).instead("done", "listened").send();
        assertThat(listened.status())
                .as("who was not assessed again needs no reason")
                .isEqualTo(200);
        Page corrected = triage.open(listened.path() + "/correct")
                .form("/correct")
                .instead("done", "assessed")
                .send();
        assertThat(corrected.status()).isEqualTo(422);
        assertThat(corrected.text()).contains("say why another is needed");
        Page reasoned = corrected.form("/correct").with("again", "incomplete").send();
        assertThat(reasoned.status()).as(reasoned.text()).isEqualTo(200);
        assertThat(triage.open("/referrals/" + reference).text())
                .contains("It does not answer what has to be known here");
    }

    @Test
    void whoIsAssessedAgainOnTheStreetIsCountedOnTheReferralByTheReasonThatWasSaid() {
        time.set(Instant.parse("2024-04-17T09:00:00Z"), 0);
        share(triage, DIVERSION).send();
        assess(diversion, "mental-health").send();
        Person met = people.get(doing.person(reference));
        Page asked = OtherDoors.contact(triage, met).send();
        assertThat(asked.status()).as(asked.text()).isEqualTo(422);
        Page recorded =
                OtherDoors.contact(triage, met).with("again", "person-asks").send();
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);
        assertThat(visit(cast.account("manager", service(TRIAGE).organisationId(), null))
                        .open("/figures?topic=pathways&from=2024-04-17&to=2024-04-17")
                        .text())
                .contains("Assessed again: The person asks to be assessed again");
        // Who rides along and shares no referral is not told by the form that somebody was assessed.
        Visitor crew = visit(
                cast.account("police", Organisation.idOfSlug("essex-police"), Team.idOf("essex-police-street-triage")));
        Page ridden = OtherDoors.contact(crew, met).send();
        assertThat(ridden.status()).as(ridden.text()).isEqualTo(200);
    }

    @Test
    void whoIsFoundToBeSomebodyAssessedAlreadyOnlyAfterTheContactIsAskedForThen() {
        time.set(Instant.parse("2024-04-18T09:00:00Z"), 0);
        share(triage, DIVERSION).send();
        assess(diversion, "mental-health").send();
        Person met = people.get(doing.person(reference));
        Page unknown = OtherDoors.unknown(triage).send();
        assertThat(unknown.status()).as("nobody is asked of a stranger").isEqualTo(200);

        Page asked = OtherDoors.named(triage.open(unknown.path() + "/identify").form("/identify"), met)
                .send();
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("Mental health assessment of", "say why another is needed");
        Page named = asked.form("/identify").with("again", "person-asks").send();
        assertThat(named.status()).as(named.text()).isEqualTo(200);
        assertThat(triage.open("/referrals/" + reference).text())
                .contains("not trusted by Street triage", "The person asks to be assessed again");
    }

    @Test
    void whoeverComesToOwnItDoesNotShareItAsWellAndTheEndOfTheReferralIsTheEndOfTheSharing() {
        share(triage, DIVERSION).send();
        share(triage, COMPLEX).send();
        Page offered = triage.open("/referrals/" + reference + "/do/offer")
                .form("/do/offer")
                .with("service", id(DIVERSION))
                .send();
        assertThat(offered.status()).as(offered.text()).isEqualTo(200);
        Page taken = diversion
                .open("/referrals/" + reference + "/do/accept")
                .form("/do/accept")
                .send();
        assertThat(taken.text()).contains("Owned by Liaison and Diversion");
        assertThat(doing.now(reference).sharing())
                .containsExactly(service(COMPLEX).teamId());
        assertThat(diversion.open("/referrals/shared").text()).doesNotContain(reference);

        Page ended = diversion
                .open("/referrals/" + reference + "/do/record-outcome")
                .form("/do/record-outcome")
                .with("outcome", "advice-given")
                .with("told", "person")
                .with("told", "referrer")
                .send();
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(complex.open("/referrals/" + reference).status()).isEqualTo(200);
        Page closed = ended.follow("Review and close").form("/do/close").send();
        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(complex.open("/referrals/" + reference).status()).isEqualTo(404);
        assertThat(complex.open("/referrals/shared").text()).doesNotContain(reference);
    }

    @Test
    void aServiceThatSharesItReadsNoWordsWhereThePersonDidNotAgreeAndEndsNobodysSharingButItsOwn() {
        String silent = doing.referral(
                cast.account("police", Organisation.idOfSlug("essex-police"), Team.idOf("essex-police-custody"))
                        .actor(),
                Cast.somebody(new java.util.Random()),
                "refused",
                Priority.SOON,
                "low-mood-anxiety");
        doing.accepted(silent, TRIAGE);
        reference = silent;
        Page asked = triage.open("/referrals/" + silent + "/do/share");
        assertThat(asked.text()).contains("The person has not agreed to sharing");
        share(triage, DIVERSION).send();
        share(triage, COMPLEX).send();
        assertThat(diversion.open("/referrals/" + silent).text())
                .contains("Not shown: the person did not agree to sharing.")
                .doesNotContain("Feeling low since the winter");
        Page ending = diversion.open("/referrals/" + silent + "/do/stop-sharing");
        assertThat(ending.document().select("input[value=" + id(COMPLEX) + "]")).isEmpty();
        Page forged = ending.form("/do/stop-sharing")
                .with("service", id(COMPLEX))
                .with("words", "They are done")
                .send();
        assertThat(forged.status()).isEqualTo(422);
        assertThat(forged.text()).contains("Choose which service does not share it any longer");
        assertThat(complex.open("/referrals/" + silent).status()).isEqualTo(200);
        assertThat(triage.open("/referrals/" + silent + "/do/stop-sharing")
                        .form("/do/stop-sharing")
                        .with("service", id(COMPLEX))
                        .send()
                        .text())
                .contains("Say why the sharing ends");
    }

    private Form share(Visitor by, String code) {
        return by.open("/referrals/" + reference + "/do/share")
                .form("/do/share")
                .with("service", id(code));
    }

    private Form assess(Visitor by, String kind) {
        LocalDate on = LocalDate.of(2024, 4, 15);
        return by.open("/referrals/" + reference + "/do/record-assessment")
                .form("/do/record-assessment")
                .with("kind", kind)
                .with("on-day", String.valueOf(on.getDayOfMonth()))
                .with("on-month", String.valueOf(on.getMonthValue()))
                .with("on-year", String.valueOf(on.getYear()))
                .with("words", "Hears a voice since March");
    }

    private static List<String> happened(Page page) {
        return page.document().select("#timeline ~ *").eachText();
    }

    private Service service(String code) {
        return services.byCode(code).orElseThrow();
    }

    private static String id(String code) {
        return Service.idOf(code).toString();
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
