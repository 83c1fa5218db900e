package org.onedoor.frontdoor;

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

    public static Door ofCode(String code) {
        for (Door door : values()) {
            if (door.code.equals(code)) {
                return door;
            }
        }
        throw new Invalid("door", "Choose where this referral came from");
    }
}
