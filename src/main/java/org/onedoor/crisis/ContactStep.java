package org.onedoor.crisis;

import java.util.Arrays;
import java.util.Optional;

/** What happens with a contact, one after the other. */
public enum ContactStep {
    RECORDED("recorded", "Recorded"),
    PERSON("person", "Who the person is"),
    ARRIVED("arrived", "Came to A&E"),
    SEEN("seen", "Seen"),
    OUTCOME("outcome", "Outcome"),
    LEFT_ED("left-ed", "Left A&E"),
    ALCOHOL("alcohol", "Alcohol liaison"),
    REFERRED("referred", "Referred"),
    TAKEN("taken", "Who has it now"),
    CASE("case", "Case begun"),
    CALL_BACK_ASKED("call-back-asked", "Samaritans asked to ring back"),
    CALL_BACK_ANSWERED("call-back-answered", "Samaritans answered"),
    DISCHARGED("discharged", "Home treatment ended");

    private final String code;
    private final String label;

    ContactStep(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The type of its event: where the kinds differ in their clocks, each has its own. */
    String event(ContactKind kind) {
        return switch (this) {
            case RECORDED -> kind.event();
            case PERSON -> "ContactPersonSet";
            case SEEN -> kind == ContactKind.HOME_TREATMENT ? "HomeTreatmentSeen" : "LiaisonSeen";
            case ARRIVED -> "EdArrived";
            case LEFT_ED -> "EdLeft";
            case ALCOHOL -> "AlcoholLiaisonReferred";
            case OUTCOME -> "ContactEnded";
            case REFERRED -> "ContactReferred";
            case TAKEN -> "ContactTaken";
            case CASE -> "ContactCaseBegun";
            case CALL_BACK_ASKED -> "CallBackAsked";
            case CALL_BACK_ANSWERED -> "CallBackAnswered";
            case DISCHARGED -> "HomeTreatmentEnded";
        };
    }

    static Optional<ContactStep> ofCode(String code) {
        return Arrays.stream(values()).filter(step -> step.code.equals(code)).findFirst();
    }
}
