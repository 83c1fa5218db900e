package org.onedoor.frontdoor;

/** What can be done to a referral next. Which of them may be done now, and by whom, is decided by {@link Permitted}. */
public enum Step {
    START_TRIAGE("Start triage", "Triage started"),
    DECIDE_PRIORITY("Decide how soon", "Priority decided"),
    RECOGNISE("Record what is recognised", "What is recognised has been recorded"),
    OFFER_CHOICE("Record the options offered and what was chosen", "The options and the choice have been recorded"),
    RECORD_ASSESSMENT(
            "Record a trusted assessment", "The assessment has been recorded: those who have signed up take it"),
    ASSESS_AGAIN("Refuse a trusted assessment", "Recorded why the person is assessed again"),
    RECORD_PERINATAL(
            "Record a pregnancy or a baby",
            "Recorded: the perinatal service comes first, and the person is seen sooner"),
    RECORD_LONG_TERM_CONDITION(
            "Record a long-term physical condition", "The long-term physical condition has been recorded"),
    RECORD_SCORES("Record PHQ-9 and GAD-7", "The scores have been recorded"),
    OPEN_BOTH("Open the joint physical and mental health pathway", "Both services have been asked"),
    SHARE("Share it with another service", "The service shares this referral from now on"),
    STOP_SHARING("End the sharing with a service", "The sharing has ended"),
    MERGE("Merge into the referral it repeats", "Merged into the referral it repeats"),
    OFFER("Offer to a service", "Offered: the service has been asked"),
    WITHDRAW_OFFER("Take the offer back", "Offer taken back"),
    ACCEPT("Accept", "Accepted"),
    DECLINE("Decline", "Declined"),
    APPEAL("Ask the service that said no to look again", "The service has been asked to look again"),
    REQUEST_INFORMATION("Ask for information", "Question sent"),
    GIVE_INFORMATION("Answer the question", "Answer sent"),
    BOOK("Book an appointment", "Appointment booked"),
    CANCEL_APPOINTMENT("Cancel the appointment", "Appointment cancelled"),
    CHECK_IN("Record a check-in", "Check-in recorded"),
    PLAN_CHECK_IN("Plan the next check-in", "The next check-in is planned"),
    REPORT_WORSE("Report that the person is worse", "Reported: the person is worse"),
    REVIEW_HARM("Record a harm review", "Harm review recorded"),
    ASK_STILL_NEEDED("Ask whether this is still needed", "Asked whether this is still needed"),
    ANSWER_STILL_NEEDED("Record whether this is still needed", "Recorded whether this is still needed"),
    RECORD_CONTACT("Record a contact", "Contact recorded"),
    RECORD_ATTEMPT("Record an attempt to contact", "Attempt to contact recorded"),
    RECORD_NON_ATTENDANCE("Record that the person did not attend", "Recorded that the person did not attend"),
    REFER_ONWARD("Refer on to another service as well", "Referred on to another service as well"),
    TRANSFER("Transfer to another service", "Transfer begun"),
    CHECK_TRANSFER("Tick off the transfer", "Ticked off"),
    CONFIRM_IDENTITY("Say who this is", "Identity confirmed"),
    RECORD_OUTCOME("Record the outcome", "Outcome recorded"),
    STEP_DOWN("Step down, with a way straight back", "Stepped down, with a way straight back"),
    COME_STRAIGHT_BACK("Bring the person straight back to the team", "Back with the team"),
    CLOSE("Review and close", "Reviewed and closed"),
    WITHDRAW("Withdraw the referral", "Referral withdrawn"),
    HAND_BACK("Hand back to the centre", "Handed back to the centre"),
    REOPEN("Open again", "Opened again"),
    REFER_AGAIN("Refer again", "Referred again"),
    CORRECT("Put right what was recorded", "What was recorded has been put right"),
    RECORD_SAFE_WAYS("Record which ways to reach them are safe", "Which ways are safe has been recorded"),
    NAME_WORKER("Name who works it", "Recorded who works it"),
    PLAN_RESPONSE("Plan who responds, and who leads", "The response plan has been changed"),
    RECORD_RESPONSE("Record what came of a planned response", "What came of it has been recorded"),
    CALL_HUDDLE("Call a huddle", "Huddle called: those invited have been told"),
    ADD_TO_HUDDLE("Add to the huddle", "Added to the huddle"),
    AGREE_PLAN("Record the plan the huddle agreed", "The huddle has ended with a plan"),
    PLAN_TRANSITION("Work on the move to adult services", "What was done for the move has been recorded"),
    FOLLOW_UP_TRANSITION("Record a follow-up after the move to adult services", "Follow-up recorded"),
    RECORD_COMPLEXITY("Record how complex the needs are", "How complex the needs are has been recorded"),
    RECORD_FRAILTY("Record frailty or dementia", "Frailty and dementia have been recorded: the match goes by them"),
    RECORD_CONVERSION(
            "Record that psychosis has developed", "Recorded, and early intervention has been asked to take over"),
    RECORD_MILESTONE("Record an assessment or a diagnosis decision", "The milestone has been recorded"),
    RECORD_ETHNICITY("Record the person's ethnic category", "Ethnic category recorded"),
    RECORD_CONSENT("Record what the person says about sharing", "What the person says about sharing has been recorded"),
    KEEP_DOCUMENTS("Add or take away a document", "Documents changed"),
    ADD_NOTE("Add a note", "Note added");

    private final String label;
    private final String done;

    Step(String label, String done) {
        this.label = label;
        this.done = done;
    }

    public String label() {
        return label;
    }

    /** What is said once it was taken. */
    public String done() {
        return done;
    }
}
