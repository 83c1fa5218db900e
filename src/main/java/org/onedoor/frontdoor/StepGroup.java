package org.onedoor.frontdoor;

/** Under which heading a step stands on the referral's page: what moves the need on comes first. */
public enum StepGroup {
    MOVE_ON("Move it on"),
    SEE("See the person"),
    PLAN("Plan together"),
    RECORD("Record what is known");

    private final String label;

    StepGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static StepGroup of(Step step) {
        return switch (step) {
            case START_TRIAGE,
                    DECIDE_PRIORITY,
                    MERGE,
                    OFFER,
                    OPEN_BOTH,
                    WITHDRAW_OFFER,
                    ACCEPT,
                    DECLINE,
                    APPEAL,
                    REQUEST_INFORMATION,
                    GIVE_INFORMATION,
                    REFER_ONWARD,
                    TRANSFER,
                    CHECK_TRANSFER,
                    RECORD_OUTCOME,
                    STEP_DOWN,
                    COME_STRAIGHT_BACK,
                    CLOSE,
                    WITHDRAW,
                    HAND_BACK,
                    REOPEN,
                    REFER_AGAIN -> MOVE_ON;
            case BOOK,
                    CANCEL_APPOINTMENT,
                    RECORD_CONTACT,
                    RECORD_ATTEMPT,
                    RECORD_NON_ATTENDANCE,
                    CHECK_IN,
                    PLAN_CHECK_IN,
                    REPORT_WORSE,
                    REVIEW_HARM,
                    ASK_STILL_NEEDED,
                    ANSWER_STILL_NEEDED -> SEE;
            case OFFER_CHOICE,
                    SHARE,
                    STOP_SHARING,
                    NAME_WORKER,
                    PLAN_RESPONSE,
                    RECORD_RESPONSE,
                    CALL_HUDDLE,
                    ADD_TO_HUDDLE,
                    AGREE_PLAN,
                    PLAN_TRANSITION,
                    FOLLOW_UP_TRANSITION -> PLAN;
            case RECOGNISE,
                    CONFIRM_IDENTITY,
                    RECORD_ASSESSMENT,
                    ASSESS_AGAIN,
                    RECORD_PERINATAL,
                    RECORD_LONG_TERM_CONDITION,
                    RECORD_SCORES,
                    RECORD_COMPLEXITY,
                    RECORD_FRAILTY,
                    RECORD_CONVERSION,
                    RECORD_MILESTONE,
                    RECORD_SAFE_WAYS,
                    RECORD_ETHNICITY,
                    RECORD_CONSENT,
                    CORRECT,
                    KEEP_DOCUMENTS,
                    ADD_NOTE -> RECORD;
        };
    }
}
