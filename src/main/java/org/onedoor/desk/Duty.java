package org.onedoor.desk;

import static org.onedoor.frontdoor.WorkState.*;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.Worklists.Lane;

/** What a team must do now with the referrals before it: the sections of its work, in their order. */
public enum Duty {
    ANSWER("Say yes or no to an offer", Lane.OFFERED, null, AWAITING_ANSWER),
    INFORM("Answer a question", Lane.REFERRER, Step.GIVE_INFORMATION, INFO_REQUESTED),
    TRIAGE("Triage", Lane.OWNER, null, AWAITING_TRIAGE, IN_TRIAGE),
    FIND("Find another service", Lane.OWNER, null, RETURNED, EXPIRED),
    REACH(
            "Get in touch, or book",
            Lane.OWNER,
            Step.BOOK,
            ACCEPTED,
            CONTACT_ATTEMPTED,
            DID_NOT_ATTEND,
            APPOINTMENT_CANCELLED),
    SEE("See the person, and say what came of it", Lane.OWNER, Step.RECORD_CONTACT, BOOKED, IN_PROGRESS),
    CLOSE("Close", Lane.OWNER, Step.CLOSE, OUTCOME_RECORDED),
    WATCH("Waiting for somebody else", Lane.OWNER, null, AWAITING_ANSWER, INFO_REQUESTED);

    private final String label;
    private final Lane lane;
    private final @Nullable Step step;
    private final List<String> states;

    Duty(String label, Lane lane, @Nullable Step step, WorkState... states) {
        this.label = label;
        this.lane = lane;
        this.step = step;
        this.states = List.of(states).stream().map(WorkState::name).toList();
    }

    public String label() {
        return label;
    }

    Lane lane() {
        return lane;
    }

    List<String> states() {
        return states;
    }

    boolean covers(Worklists.Tally tally) {
        return tally.isOf(lane) && states.contains(tally.state());
    }

    /** The list of all of them. */
    public String all() {
        String view = switch (lane) {
            case OWNER -> "mine";
            case OFFERED -> "offered";
            case REFERRER -> "sent";
        };
        return "/referrals?view=" + view
                + states.stream().map(state -> "&state=" + state).collect(Collectors.joining());
    }

    /** Where somebody goes to do it for one referral. */
    public String next(String reference) {
        String referral = "/referrals/" + reference;
        if (this == TRIAGE || this == FIND) {
            return referral + "/triage";
        }
        return step == null
                ? referral
                : referral + "/do/" + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the link to it says. */
    public String verb() {
        return switch (this) {
            case ANSWER -> "Read and answer";
            case INFORM -> "Answer";
            case TRIAGE -> "Triage";
            case FIND -> "Find a service";
            case REACH -> "Book";
            case SEE -> "Record a contact";
            case CLOSE -> "Close";
            case WATCH -> "Look";
        };
    }
}
