package org.onedoor.workforce;

import java.util.Arrays;
import java.util.Optional;

/** What sort of work somebody does, as coarse as training is counted. */
public enum RoleFamily {
    MEDICAL("medical", "Doctors"),
    NURSING("nursing", "Nurses"),
    PRIMARY_CARE("primary-care", "Primary care"),
    PSYCHOLOGICAL("psychological", "Psychological professions"),
    ALLIED_HEALTH("allied-health", "Allied health professions"),
    SOCIAL_WORK("social-work", "Social workers and AMHPs"),
    SUPPORT("support", "Support and peer workers"),
    POLICE("police", "Police officers and staff, with detention officers"),
    PRISON("prison", "Prison staff"),
    AMBULANCE("ambulance", "Ambulance staff"),
    OTHER("other", "Others");

    private final String code;
    private final String label;

    RoleFamily(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<RoleFamily> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
