package org.onedoor.workforce;

import org.onedoor.platform.Invalid;

/** What the professional's own register says of them. */
public enum Standing {
    REGISTERED("registered", "Registered, with licence", true),
    CONDITIONS("conditions", "Registered, with conditions", true),
    SUSPENDED("suspended", "Suspended", false),
    REMOVED("removed", "No longer on the register", false);

    private final String code;
    private final String label;
    private final boolean mayAct;

    Standing(String code, String label, boolean mayAct) {
        this.code = code;
        this.label = label;
        this.mayAct = mayAct;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public boolean mayAct() {
        return mayAct;
    }

    public static Standing ofCode(String code) {
        for (Standing standing : values()) {
            if (standing.code.equals(code)) {
                return standing;
            }
        }
        throw new Invalid("standing", "Choose what the register says");
    }
}
