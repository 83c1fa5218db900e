package org.onedoor.crisis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Team;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** What tests of crisis contacts do again and again, through the forms that everybody uses. */
@Component
class Contacting {
    static final String STORY = "Met on the bridge at Grays, crying, said that nothing was left";

    private final Cast cast;
    private final ContactRepository contacts;
    private final DomainTime time;

    Contacting(Cast cast, ContactRepository contacts, DomainTime time) {
        this.cast = cast;
        this.contacts = contacts;
        this.time = time;
    }

    void at(String instant) {
        time.set(Instant.parse(instant), 0);
    }

    Visitor visit(int port, Account account) {
        return new Visitor(port).signIn(account.username());
    }

    Visitor clinician(int port, String service) {
        return visit(port, cast.clinician(service));
    }

    Visitor policeTriage(int port) {
        return visit(
                port,
                cast.account("police", Organisation.idOfSlug("essex-police"), Team.idOf("essex-police-street-triage")));
    }

    Visitor helpline(int port) {
        return visit(port, cast.account("nhs-111", Organisation.idOfSlug("nhs-111"), Team.idOf("nhs-111")));
    }

    Visitor manager(int port) {
        return visit(port, cast.account("manager", Night.TRUST, null));
    }

    /** The form of a kind with what every contact needs. */
    Form form(Visitor visitor, ContactKind kind, Details who) {
        return form(visitor, kind, who, "suicidal");
    }

    Form form(Visitor visitor, ContactKind kind, Details who, String reason) {
        Form form = visitor.open("/crisis/contacts/new/" + kind.code())
                .form("/crisis/contacts/new/" + kind.code())
                .with("reason", reason)
                .with("words", STORY);
        return named(form, who);
    }

    static Form named(Form empty, Details who) {
        Form form = empty.with("nhsNumber", text(who.nhsNumber()))
                .with("familyName", text(who.familyName()))
                .with("givenName", text(who.givenName()))
                .with("postcode", text(who.postcode()))
                .with("description", text(who.description()));
        LocalDate birth = who.birthDate();
        return birth == null
                ? form
                : form.with("birthDate-day", String.valueOf(birth.getDayOfMonth()))
                        .with("birthDate-month", String.valueOf(birth.getMonthValue()))
                        .with("birthDate-year", String.valueOf(birth.getYear()));
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    static Details of(Person person) {
        return new Details(
                person.nhsNumber(),
                person.familyName(),
                person.givenName(),
                null,
                person.birthDate(),
                person.gender(),
                null,
                person.postcode(),
                null,
                null,
                null,
                null,
                false,
                false,
                null);
    }

    /** Somebody whose name nobody knows. */
    static Details unknown(String description) {
        return new Details(
                null,
                null,
                null,
                null,
                null,
                Gender.NOT_KNOWN,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                description);
    }

    static Form triage(Form form, String outcome, String... more) {
        return triageBy("nurse-officer", form, outcome, more);
    }

    static Form triageBy(String pairing, Form form, String outcome, String... more) {
        Form filled = form.with("from", "officer")
                .with("pairing", pairing)
                .with("mode", "face-to-face")
                .with("done", "assessed")
                .with("outcome", outcome);
        return and(filled, more);
    }

    static Form call(Form form, String outcome, String... more) {
        return and(form.with("from", "person").with("done", "listened").with("outcome", outcome), more);
    }

    static Form liaison(Form form, String hospital, String from, String... more) {
        return and(form.with("hospital", hospital).with("from", from), more);
    }

    static Form concern(Form form, String danger, String suicidal, String means, String safe, String... more) {
        return and(
                form.with("danger", danger)
                        .with("suicidal", suicidal)
                        .with("means", means)
                        .with("safe", safe)
                        .with("alone", "no")
                        .with("dependants", "no")
                        .with("consent", "given"),
                more);
    }

    static Form and(Form form, String... more) {
        Form filled = form;
        for (int i = 0; i < more.length; i += 2) {
            filled = filled.with(more[i], more[i + 1]);
        }
        return filled;
    }

    /** Sends a form; where chance made somebody like a person who is known, it says that it is none of them. */
    static Page sent(Form form) {
        return named(form.send());
    }

    private static Page named(Page page) {
        return page.text().contains("Is it one of these?")
                ? page.form(page.path()).with("candidate", "none").send()
                : page;
    }

    static UUID id(Page answer) {
        Page page = named(answer);
        if (page.status() != 200 || !page.path().matches("/crisis/contacts/[0-9a-f-]{36}")) {
            throw new AssertionError(page.status() + " " + page.path() + ": " + page.text());
        }
        return UUID.fromString(page.path().substring("/crisis/contacts/".length()));
    }

    Contact found(UUID id) {
        return contacts.find(id).orElseThrow();
    }

    static String path(UUID id) {
        return "/crisis/contacts/" + id;
    }

    /** The row of a contact on the register. */
    static String row(Page page, UUID id) {
        var row = page.document().selectFirst("#c-" + id);
        return row == null ? "" : Objects.requireNonNull(row).text();
    }
}
