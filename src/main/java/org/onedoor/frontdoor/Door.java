package org.onedoor.frontdoor;

import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Invalid;

/** The door a need came through. */
public enum Door {
    GP("gp", "GP practice"),
    PHONE("phone", "Telephone"),
    POLICE("police", "Police"),
    AMBULANCE("ambulance", "Ambulance service"),
    HOSPITAL("hospital", "Hospital"),
    VCSE("vcse", "Voluntary or community organisation"),
    SOCIAL_CARE("social-care", "Social care"),
    SCHOOL("school", "School or college"),
    SELF("self", "The person themselves"),
    CARER("carer", "A carer or somebody close"),
    CARE_HOME("care-home", "Care home"),
    NHS_111("nhs-111", "NHS 111"),
    PAPER("paper", "Paper form"),
    MESSAGE("message", "Message from another system"),
    TEAM("team", "Another team");

    private final String code;
    private final String label;

    Door(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** Whether nobody answers for what is said there but whoever says it. */
    boolean isOpenToAnybody() {
        return this == SELF || this == CARER;
    }

    /** The door that somebody of this role stands at. The centre's own is the telephone, and it records every other. */
    public static Door ownOf(Actor actor) {
        return switch (actor.role()) {
            case "gp" -> GP;
            case "police" -> POLICE;
            case "ambulance" -> AMBULANCE;
            case "vcse" -> VCSE;
            case "school" -> SCHOOL;
            case "care-home" -> CARE_HOME;
            case "nhs-111" -> NHS_111;
            case "amhp" -> SOCIAL_CARE;
            case "navigator" -> PHONE;
            case "machine" -> MESSAGE;
            default -> TEAM;
        };
    }

    /** Why somebody may not say that a referral came by this door, in words; null when they may. */
    static @Nullable String refusal(Actor actor, Door said) {
        Door own = ownOf(actor);
        boolean theirs = said == own || (said == PAPER && own != MESSAGE);
        return theirs || own == PHONE || actor.isSystem()
                ? null
                : "Your account refers as: %s. Leave the door as it is, or say that it was a paper form. What came by another door is recorded by the Care Co-ordination Centre"
                        .formatted(own.label);
    }

    public static Door ofCode(String code) {
        for (Door door : values()) {
            if (door.code.equals(code)) {
                return door;
            }
        }
        throw new Invalid("door", "Choose where this referral came from");
    }
}
