package org.onedoor.crisis.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.ContactKind;
import org.onedoor.crisis.Question;
import org.onedoor.crisis.TriageShift;
import org.onedoor.frontdoor.Alternatives.Alternative;
import org.onedoor.people.Identification;
import org.onedoor.platform.web.TypedForm;

/**
 * The form of one kind of contact.
 *
 * @param candidates those whom it may be about, where somebody has to choose
 * @param shift the one of street triage that is on now, with its crew; none where none is, or more than one
 * @param reasons why somebody who was assessed already is assessed again, by code; empty where nobody is asked
 * @param alternatives what is open now in place of a bed, where one may be asked for in it
 */
public record ContactFormPage(
        ContactKind kind,
        TypedForm typed,
        String key,
        List<Identification.Candidate> candidates,
        @Nullable String hospital,
        @Nullable TriageShift shift,
        Map<String, String> reasons,
        List<Alternative> alternatives,
        @Nullable String conflict) {

    public String action() {
        return "/crisis/contacts/new/" + kind.code();
    }

    /** As typed; the hospital of a liaison team is known before anything is typed. */
    public String value(Question question) {
        String known = question.name().equals("hospital")
                ? hospital
                : question.name().equals("pairing") && shift != null ? shift.pairing() : null;
        return typed.getOr(question.name(), known == null ? "" : known);
    }

    /** In what the person is asked for. */
    public String whoHint() {
        return switch (kind) {
            case CRISIS_LINE ->
                "The person the call is about. Their NHS number and name, or name and date of birth, find their crisis plan";
            case STREET_TRIAGE, LIAISON, HOME_TREATMENT, CONCERN ->
                "Their NHS number and name, or name and date of birth, find them. Where nobody knows the name, describe the person";
        };
    }
}
