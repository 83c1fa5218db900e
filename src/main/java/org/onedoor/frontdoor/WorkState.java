package org.onedoor.frontdoor;

/**
 * Where a referral stands. It says nothing of delivery (transport) or of who the person is (identity review), which are
 * facets of their own. Each state maps to the FHIR ServiceRequest and Task that stand for it.
 */
public enum WorkState {
    AWAITING_TRIAGE("Waiting for triage", "blue", "dot", "active", "received", true),
    IN_TRIAGE("In triage", "aqua-green", "half", "active", "in-progress", true),
    INFO_REQUESTED("Waiting for information", "yellow", "question", "active", "on-hold", true),
    AWAITING_ANSWER("Offered, waiting for an answer", "purple", "arrow", "active", "requested", true),
    RETURNED("Declined: back with the centre", "orange", "return", "active", "rejected", true),
    EXPIRED("Not answered: back with the centre", "orange", "clock", "active", "failed", true),
    ACCEPTED("Accepted", "green", "tick", "active", "accepted", true),
    BOOKED("Appointment booked", "green", "calendar", "active", "accepted", true),
    CONTACT_ATTEMPTED("Contact attempted", "yellow", "phone", "active", "accepted", true),
    DID_NOT_ATTEND("Did not attend", "orange", "cross", "active", "in-progress", true),
    APPOINTMENT_CANCELLED("Appointment cancelled", "orange", "cross", "active", "accepted", true),
    IN_PROGRESS("Being seen", "green", "person", "active", "in-progress", true),
    OUTCOME_RECORDED("Outcome recorded", "blue", "flag", "active", "completed", true),
    CLOSED("Closed", "grey", "square", "completed", "completed", false),
    CANCELLED("Withdrawn", "grey", "dash", "revoked", "cancelled", false),
    ENTERED_IN_ERROR("Entered in error", "grey", "dash", "entered-in-error", "entered-in-error", false);

    private final String label;
    private final String colour;
    private final String shape;
    private final String serviceRequestStatus;
    private final String taskStatus;
    private final boolean open;

    WorkState(String label, String colour, String shape, String serviceRequestStatus, String taskStatus, boolean open) {
        this.label = label;
        this.colour = colour;
        this.shape = shape;
        this.serviceRequestStatus = serviceRequestStatus;
        this.taskStatus = taskStatus;
        this.open = open;
    }

    public String label() {
        return label;
    }

    /** The tag colour of nhsuk-frontend; never shown without its word and shape. */
    public String colour() {
        return colour;
    }

    public String shape() {
        return shape;
    }

    public String serviceRequestStatus() {
        return serviceRequestStatus;
    }

    public String taskStatus() {
        return taskStatus;
    }

    /** Whether somebody still has to do something: an open referral has one owner and a running clock. */
    public boolean isOpen() {
        return open;
    }
}
