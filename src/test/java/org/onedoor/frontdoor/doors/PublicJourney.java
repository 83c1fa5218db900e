package org.onedoor.frontdoor.doors;

import java.util.Random;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;

/** Somebody without an account who fills in the public form, page by page. */
final class PublicJourney {
    final String nhsNumber = Cast.nhsNumber(new Random());
    final String familyName = "Publicton" + new Random().nextInt(1_000_000);
    private Page page;

    PublicJourney(int port) {
        page = new Visitor(port).open("/refer").form("/refer").send();
    }

    Page page() {
        return page;
    }

    /** Goes on from another page than the last that was answered. */
    void at(Page other) {
        page = other;
    }

    Page answer(String... fields) {
        Form form = page.document().select("form").isEmpty() ? null : page.form(last(page.path()));
        for (int i = 0; i < fields.length; i += 2) {
            form = java.util.Objects.requireNonNull(form).with(fields[i], fields[i + 1]);
        }
        page = java.util.Objects.requireNonNull(form).send();
        return page;
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('/'));
    }

    /** Answers everything after the first page as somebody who asks for themselves, up to the last look. */
    Page self() {
        answer("who", "me");
        return person("Sam");
    }

    Page carer(String consent) {
        answer("who", "other");
        answer(
                "carerName", "Jo Caregiver",
                "carerRelationship", "parent",
                "carerPhone", "07700 900456",
                "carerConsent", consent);
        return person("Lee");
    }

    private Page person(String given) {
        answer("givenName", given, "familyName", familyName);
        answer(
                "birthDate-day", "7",
                "birthDate-month", "4",
                "birthDate-year", "1991",
                "nhsNumber", nhsNumber);
        answer("phone", "07700 900123", "safeBy", "text");
        answer("addressLine", "1 Example Road", "postcode", "RM17 6SL", "surgery", "");
        answer("reason", "I cannot sleep and I do not go out.");
        answer("needs", "low-mood-anxiety");
        page = answer("adjustments", "A quiet room");
        return page.path().endsWith("/agree") ? answer("agree", "yes") : page;
    }

    Page send() {
        page = page.form("/send").send();
        return page;
    }

    /** The reference on the last page. */
    String reference() {
        return page.text().replaceAll("(?s).*(OD-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
    }

    Page later() {
        page = page.form(last(page.path())).with("then", "later").send();
        return page;
    }

    Visitor visitor() {
        return page.visitor();
    }
}
