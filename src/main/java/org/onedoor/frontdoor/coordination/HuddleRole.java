package org.onedoor.frontdoor.coordination;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In which role somebody is invited to a huddle. */
public enum HuddleRole {
    NAVIGATOR("navigator", "Navigator"),
    DUTY_CLINICIAN("duty-clinician", "Duty clinician"),
    CONSULTANT("consultant", "Consultant psychiatrist"),
    AMHP("amhp", "Approved mental health professional"),
    GP("gp", "GP"),
    SOCIAL_WORKER("social-worker", "Social worker"),
    SAFEGUARDING("safeguarding", "Safeguarding lead"),
    PHARMACIST("pharmacist", "Pharmacist"),
    POLICE("police", "Police"),
    AMBULANCE("ambulance", "Ambulance"),
    VOLUNTARY("voluntary", "Voluntary sector worker"),
    CARER("carer", "Family or carer");

    private final String code;
    private final String label;

    HuddleRole(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    static @Nullable HuddleRole ofCode(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code.equals(code))
                .findFirst()
                .orElse(null);
    }

    static String labels(@Nullable Object codes) {
        return codes instanceof List<?> list
                ? list.stream()
                        .map(code -> ofCode(String.valueOf(code)))
                        .map(role -> role == null ? "Somebody" : role.label)
                        .collect(Collectors.joining(", "))
                : "";
    }
}
