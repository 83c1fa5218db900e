package org.onedoor.crisis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be said to have happened in a case. A fact is never refused because of another: it is kept, and where two
 * contradict each other that is shown.
 */
public enum FactKind {
    CONSULTED("consulted", "ConsultationHeld", "Consulted before using the power", Who.ANY),
    NOT_USED("not-used", "PowerNotUsed", "The power was not used", Who.ANY),
    POWER_USED("power-used", "PowerUsed", "Power used", Who.ANY),
    KEPT("kept-where-found", "KeptWhereFound", "Kept where they were found", Who.ANY),
    CONVEYANCE("conveyance-requested", "ConveyanceRequested", "Ambulance requested", Who.ANY),
    NO_CONVEYANCE("conveyance-not-requested", "ConveyanceNotRequested", "No ambulance requested", Who.ANY),
    RESTRAINT("restraint", "RestraintReported", "Restraint reported", Who.ANY),
    RESTRAINT_ENDED("restraint-ended", "RestraintEnded", "Restraint ended", Who.ANY),
    ON_SCENE("on-scene", "AmbulanceOnScene", "Ambulance on scene", Who.ANY),
    STOOD_DOWN("stood-down", "AmbulanceStoodDown", "Ambulance stood down", Who.ANY),
    LEFT("left", "LeftForPlace", "Left for a place of safety", Who.ANY),
    PROMISED("room-promised", "RoomPromised", "Room promised", Who.NONE),
    RELEASED("room-released", "RoomReleased", "Promise of a room taken back", Who.ANY),
    DECLINED("declined", "PlaceDeclined", "A place of safety said no", Who.HEALTH),
    POLICE_PLANNED("police-station-planned", "PoliceStationPlanned", "Police station chosen", Who.POLICE),
    ARRIVED("arrived", "ArrivedAtPlace", "Arrived at the site", Who.ANY),
    ENTERED("entered", "EnteredPlace", "Entered the place of safety", Who.ANY),
    TRANSFER("transfer", "TransferStarted", "Moved towards another place of safety", Who.ANY),
    HANDOVER_POLICE("handover-police", "HandoverSigned", "Handover signed by the police", Who.POLICE),
    HANDOVER_HEALTH("handover-health", "HandoverSigned", "Handover signed by the place of safety", Who.HEALTH),
    RIGHTS("rights", "RightsExplained", "Rights explained", Who.ANY),
    AMHP_REQUESTED("amhp-requested", "AmhpRequested", "AMHP asked to come", Who.NONE),
    DOCTOR_REQUESTED("doctor-requested", "DoctorRequested", "Section 12 doctor asked to come", Who.NONE),
    TRIED("tried", "ProfessionalTried", "Answer of somebody asked to come", Who.ASSESS),
    ATTENDED("attended", "ProfessionalAttended", "Professional with the person", Who.ASSESS),
    ASSESSMENT("assessment-started", "AssessmentStarted", "Assessment started", Who.ASSESS),
    DELAY("delay", "AssessmentDelayed", "Cause of delay", Who.ASSESS),
    EXTENDED("extended", "ExtensionGranted", "Detention extended", Who.HEALTH),
    ESCALATED("escalated", "CaseEscalated", "Escalated", Who.ASSESS),
    ENDED("ended", "DetentionEnded", "Detention ended", Who.ENDS),
    RESTRICTIVE(
            "restrictive-intervention",
            "RestrictiveInterventionRecorded",
            "Restrictive intervention recorded",
            Who.ANY),
    PLAN_OFFERED("crisis-plan-offered", "CrisisPlanOffered", "Crisis plan offered", Who.ASSESS),
    POLICE_DETAILS("police-details", "PoliceDetailsRecorded", "Said for the Home Office return", Who.POLICE),
    PERSON("person", "CasePersonSet", "Who the person is", Who.NONE),
    JOINED("joined", "CaseJoined", "Joined with another case", Who.NONE),
    SAID_SAME("said-same", "SaidToBeTheSame", "Said to be held already", Who.NONE),
    PARTED("parted", "CaseParted", "Taken apart from another case", Who.NONE),
    CLOSED("closed", "CaseClosed", "Case closed", Who.HEALTH),
    WITHDRAWN("withdrawn", "FactWithdrawn", "Did not happen", Who.NONE);

    /** The role families that may record it. */
    private static final class Who {
        static final Set<String> ANY = Set.of("police", "ambulance", "clinician", "amhp");
        static final Set<String> ENDS = Set.of("police", "clinician", "amhp");
        static final Set<String> POLICE = Set.of("police");
        static final Set<String> HEALTH = Set.of("clinician");
        static final Set<String> ASSESS = Set.of("clinician", "amhp");
        /** Only by the act that makes it so. */
        static final Set<String> NONE = Set.of();
    }

    private final String code;
    private final String event;
    private final String label;
    private final Set<String> roles;

    FactKind(String code, String event, String label, Set<String> roles) {
        this.code = code;
        this.event = event;
        this.label = label;
        this.roles = roles;
    }

    public String code() {
        return code;
    }

    /** The type of its event, by which the standards know it. */
    public String event() {
        return event;
    }

    public String label() {
        return label;
    }

    /** Whether there is a form by which people record it. */
    public boolean hasForm() {
        return !roles.isEmpty();
    }

    public boolean mayRecord(String role) {
        return roles.contains(role);
    }

    public List<Question> questions() {
        return Questions.of(this);
    }

    /** Whether it says where the person is. */
    boolean isArrival() {
        return this == ARRIVED || this == ENTERED;
    }

    /** From which the time of the detention may run: whichever comes first. */
    boolean startsHolding() {
        return isArrival() || this == KEPT;
    }

    public static Optional<FactKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
