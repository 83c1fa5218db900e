package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Copied;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who looked at me: the officer's list, the print-out for the person, queries, withheld entries, the search. */
@OneDoorTest
class WhoLookedTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Copied log;

    @Autowired
    DomainTime time;

    private UUID practice = UUID.randomUUID();
    private Person person;
    private Account navigator;
    private Visitor officer;
    private String list = "";

    @BeforeEach
    void somebodyLooked() {
        Account gp = cast.gp();
        practice = gp.organisationId();
        UUID personId = doing.now(doing.referral(gp.actor())).personId();
        person = people.get(personId);
        navigator = cast.navigator();
        list = "/privacy/people/" + personId;
        assertThat(visit(navigator).open("/people/" + personId).status()).isEqualTo(200);
        officer = visit(cast.account("privacy", navigator.organisationId(), null));
        log.now();
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    @Test
    void everyLookAndActIsThereInPlainWordsAndThePrintOutNamesNobodyOfTheStaff() {
        Page seen = officer.open(list);
        assertThat(seen.text())
                .contains(navigator.displayName(), "A navigator of the Care Co-ordination Centre")
                .contains("Saw who you are and how to reach you (person summary)")
                .contains("Wrote or changed a referral of yours");
        Page printed = seen.follow("Print-out for the person");
        assertThat(printed.text())
                .contains("If you do not recognise somebody")
                .contains("Saw who you are and how to reach you (person summary)")
                .contains("They are asked to help you, or look after you");
        assertThat(printed.document().select("table").text()).doesNotContain(navigator.displayName());
    }

    @Test
    void onlyOfficersWhoseOrganisationKnowsThePersonOrLookedMayOpenIt() {
        UUID elsewhere = organisations.byOds("F81110").orElseThrow().id();
        Visitor stranger = visit(cast.account("privacy", elsewhere, null));
        assertThat(stranger.open(list).status()).isEqualTo(404);
        assertThat(stranger.open(list).text())
                .isEqualTo(stranger.open("/privacy/people/" + UUID.randomUUID()).text());
        log.now();
        assertThat(stranger.open(list).status())
                .as("having been refused is no ground to be let in")
                .isEqualTo(404);
        assertThat(visit(navigator).open(list).status()).isEqualTo(403);
        assertThat(visit(navigator).open("/privacy").status()).isEqualTo(403);
    }

    @Test
    void whatThePersonDoesNotRecogniseIsAnOwnedTaskAnsweredInWriting() {
        Page entry = officer.open(list).follow("Ask or withhold");
        Page refused = entry.form("/query").with("words", " ").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Write down what the person asks");
        Page taken = refused.form("/query")
                .with("words", "I have never been to this place. Who was it?")
                .send();
        String reference = taken.text().replaceAll(".*?(WL-\\w{4}-\\w{4}).*", "$1");
        assertThat(taken.text()).contains("taken down as " + reference, "to be answered by");

        Visitor owner = officer; // whoever looked is of this organisation or one that has no officer
        assertThat(owner.open("/tasks").text())
                .contains("A person does not recognise who looked: answer in writing", reference);
        assertThat(owner.open("/privacy").document().select("#q-" + reference).text())
                .contains("Answer by");
        Page query = owner.open("/privacy/queries/" + reference);
        assertThat(query.text()).contains("I have never been to this place", person.spoken());
        Page short_ = query.form("/privacy/queries/" + reference)
                .with("answer", "It was us")
                .send();
        assertThat(short_.status()).isEqualTo(422);
        assertThat(short_.text())
                .contains("Choose what it turned out to be", "Write the answer as the person will read it");
        Visitor.Form form = short_.form("/privacy/queries/" + reference)
                .with("outcome", "explained")
                .with("answer", "The centre finds a service for you and read your name for that.");
        Page answered = form.send();
        assertThat(form.send().status()).as("the same answer sent twice").isEqualTo(200);
        assertThat(answered.text())
                .contains("The centre finds a service for you", "There was a good reason")
                .doesNotContain("Write the answer");
        assertThat(owner.open("/tasks").text()).doesNotContain(reference);
    }

    @Test
    void anEntryIsWithheldOnlyWithAReasonAndADayAndThenThePersonDoesNotSeeIt() {
        String looked = navigatorsLook();
        Page entry = officer.open(looked);
        Page refused = entry.form("/withhold").with("reason", "Because").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Say whom showing it would put in danger")
                .contains("Give the day it is looked at again");
        LocalDate day = London.date(time.instant()).plusMonths(3);
        Page withheld = refused.form("/withhold")
                .with("reason", "Her husband reads her post and would find the refuge")
                .with("reviewOn-day", String.valueOf(day.getDayOfMonth()))
                .with("reviewOn-month", String.valueOf(day.getMonthValue()))
                .with("reviewOn-year", String.valueOf(day.getYear()))
                .send();
        assertThat(withheld.text()).contains("Her husband reads her post", London.day(day));
        assertThat(officer.open(list).text()).contains("Withheld until " + London.day(day));
        log.now();
        Visitor others = visit(cast.account("privacy", practice, null));
        assertThat(others.open(looked).text())
                .contains("a reason that the organisation which left it out knows")
                .doesNotContain("Her husband");
        Page theirs = others.open(looked).form("/show").send();
        assertThat(theirs.status()).isEqualTo(409);
        assertThat(theirs.text()).contains("Another organisation left it out");
        assertThat(officer.open(list + "/print").document().select("table").text())
                .doesNotContain("(person summary)", "Withheld")
                .as("nor that something is left out")
                .doesNotContain("withhold", "Wrote or changed this list of who looked");
        withheld.form("/show").send();
        assertThat(officer.open(list + "/print").text()).contains("(person summary)");
    }

    private String navigatorsLook() {
        return officer.open(list).document().select("tbody tr").stream()
                .filter(row -> row.text().contains("(person summary)"))
                .findFirst()
                .orElseThrow()
                .select("td:last-child a")
                .attr("href");
    }

    @Test
    void theSearchFindsByPersonAccountAndDaysAndKeepsWhatWasTyped() {
        Account own = cast.named(cast.navigator(), "Ash " + Cast.familyName(new Random()));
        assertThat(visit(own).open("/people/" + person.personId()).status()).isEqualTo(200);
        log.now();
        Page found = search("familyName", Objects.requireNonNull(person.familyName()), "nhsNumber", number());
        assertThat(found.text()).contains("All who looked at the record of " + person.spoken(), own.displayName());
        Page byAccount = search(
                "account",
                own.displayName(),
                "from",
                London.date(time.instant()).toString());
        assertThat(byAccount.document().select("tbody tr").text()).contains("(person summary)", person.spoken());
        Page none = search(
                "familyName", Objects.requireNonNull(person.familyName()), "nhsNumber", number(), "glass", "yes");
        assertThat(none.text()).contains("Nothing was found");

        assertThat(search("from", "+999999999-12-31").status()).isEqualTo(422);
        Page wrong = search("account", "Nobody at all here", "from", "soon");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("No account of your organisation has a name like 'Nobody at all here'", "'soon' is no day");
        assertThat(wrong.document().select("input[name=from]").val()).isEqualTo("soon");
        UUID elsewhere = organisations.byOds("F81110").orElseThrow().id();
        officer = visit(cast.account("privacy", elsewhere, null));
        assertThat(search("familyName", Objects.requireNonNull(person.familyName()), "nhsNumber", number())
                        .text())
                .contains("Nothing was found")
                .doesNotContain(person.spoken());
    }

    private String number() {
        return Objects.requireNonNull(person.nhsNumber());
    }

    private Page search(String... fields) {
        Visitor.Form form = officer.open("/privacy").form("/privacy/search");
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        return form.send();
    }
}
