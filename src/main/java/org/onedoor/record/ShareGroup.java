package org.onedoor.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** With whom a person may share their I Am. Carers are permitted one by one. */
public enum ShareGroup {
    GP("My GP practice"),
    TEAMS("The mental health teams who look after me"),
    EMERGENCY("Whoever comes in an emergency: ambulance, A&E, NHS 111, police"),
    VOLUNTARY("Voluntary organisations who help me");

    private final String label;

    ShareGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ShareGroup> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** The group that an audience of the crisis plan belongs to. */
    static ShareGroup of(Audience audience) {
        return switch (audience) {
            case GP -> GP;
            case CRISIS_TEAM, CARER, WHOLE -> TEAMS;
            case VCSE, CARE_HOME -> VOLUNTARY;
            case POLICE_CONTROL, POLICE_CUSTODY, STREET_TRIAGE, AMBULANCE, ED, NHS_111 -> EMERGENCY;
        };
    }
}
