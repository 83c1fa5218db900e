package org.onedoor.frontdoor;

import java.time.LocalDate;
import java.util.Objects;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.people.Person;

/** The forms of the doors by which somebody comes who has a referral that services share. */
final class OtherDoors {
    private OtherDoors() {}

    /** What the police send to whoever treats somebody in custody. */
    static Form notice(Visitor by, Person person, String to) {
        return typed(by.open("/notices/referrals/new/diversion").form("/new/diversion"), person)
                .with("to", to)
                .with("where", "custody")
                .with("custody", "CU/24/0815")
                .with("need", "The custody nurse saw that he hears voices")
                .with("consent", "agree");
    }

    /** A street triage contact in which the person was assessed. */
    static Form contact(Visitor by, Person person) {
        return assessed(typed(by.open("/crisis/contacts/new/street-triage").form("/new/street-triage"), person));
    }

    /** The same of somebody who said no name. */
    static Form unknown(Visitor by) {
        return assessed(by.open("/crisis/contacts/new/street-triage")
                .form("/new/street-triage")
                .with("description", "Man, about 40, green coat"));
    }

    /** The form that says whom something is about. */
    static Form named(Form form, Person person) {
        return typed(form, person);
    }

    private static Form assessed(Form form) {
        return form.with("from", "officer")
                .with("pairing", "nurse-officer")
                .with("reason", "psychosis")
                .with("mode", "face-to-face")
                .with("words", "He stood on the bridge")
                .with("done", "assessed")
                .with("outcome", "safe-at-home");
    }

    private static Form typed(Form form, Person person) {
        LocalDate born = Objects.requireNonNull(person.birthDate());
        return form.with("familyName", Objects.requireNonNull(person.familyName()))
                .with("givenName", Objects.requireNonNull(person.givenName()))
                .with("birthDate-day", String.valueOf(born.getDayOfMonth()))
                .with("birthDate-month", String.valueOf(born.getMonthValue()))
                .with("birthDate-year", String.valueOf(born.getYear()))
                .with("nhsNumber", Objects.requireNonNull(person.nhsNumber()));
    }
}
