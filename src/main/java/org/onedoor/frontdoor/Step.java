package org.onedoor.frontdoor;

/** What can be done to a referral next. Which of them may be done now, and by whom, is decided by {@link Permitted}. */
public enum Step {
    START_TRIAGE("Start triage"),
    DECIDE_PRIORITY("Decide how soon"),
    RECOGNISE("Record what is recognised"),
    MERGE("Merge into the referral it repeats"),
    OFFER("Offer to a service"),
    WITHDRAW_OFFER("Take the offer back"),
    ACCEPT("Accept"),
    DECLINE("Decline"),
    APPEAL("Ask the service that said no to look again"),
    REQUEST_INFORMATION("Ask for information"),
    GIVE_INFORMATION("Answer the question"),
    BOOK("Book an appointment"),
    CANCEL_APPOINTMENT("Cancel the appointment"),
    CHECK_IN("Record a check-in"),
    PLAN_CHECK_IN("Plan the next check-in"),
    REPORT_WORSE("Report that the person is worse"),
    REVIEW_HARM("Record a harm review"),
    ASK_STILL_NEEDED("Ask whether this is still needed"),
    ANSWER_STILL_NEEDED("Record whether this is still needed"),
    RECORD_CONTACT("Record a contact"),
    RECORD_ATTEMPT("Record an attempt to contact"),
    RECORD_NON_ATTENDANCE("Record that the person did not attend"),
    REFER_ONWARD("Refer on to another service as well"),
    TRANSFER("Transfer to another service"),
    CHECK_TRANSFER("Tick off the transfer"),
    CONFIRM_IDENTITY("Say who this is"),
    RECORD_OUTCOME("Record the outcome"),
    STEP_DOWN("Step down, with a way straight back"),
    COME_STRAIGHT_BACK("Bring the person straight back to the team"),
    CLOSE("Review and close"),
    WITHDRAW("Withdraw the referral"),
    HAND_BACK("Hand back to the centre"),
    REOPEN("Open again"),
    REFER_AGAIN("Refer again"),
    CORRECT("Put right what was recorded"),
    RECORD_SAFE_WAYS("Record which ways to reach them are safe"),
    NAME_WORKER("Name who works it"),
    RECORD_ETHNICITY("Record the person's ethnic category"),
    RECORD_CONSENT("Record what the person says about sharing"),
    ADD_NOTE("Add a note");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
