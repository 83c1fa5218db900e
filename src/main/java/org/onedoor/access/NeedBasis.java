package org.onedoor.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** On what basis somebody without a relationship must see something of a person in an incident. */
public enum NeedBasis {
    CARE("care", "Direct care of this person, now"),
    VITAL("vital", "To save life or prevent serious harm"),
    SAFEGUARDING("safeguarding", "To safeguard a child or an adult at risk"),
    PUBLIC("public", "Substantial public interest");

    private final String code;
    private final String label;

    NeedBasis(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** Those open to a role family: what the police do is not direct care. */
    public static List<NeedBasis> of(String role) {
        return Arrays.stream(values())
                .filter(basis -> basis != CARE || !role.equals("police"))
                .toList();
    }

    public static Optional<NeedBasis> ofCode(String code) {
        return Arrays.stream(values()).filter(basis -> basis.code.equals(code)).findFirst();
    }
}
