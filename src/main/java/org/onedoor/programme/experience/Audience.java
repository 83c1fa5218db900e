package org.onedoor.programme.experience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who is asked. People, carers and staff are asked the same questions about a service; partners about an organisation. */
public enum Audience {
    PERSON("People who use the service", "care"),
    CARER("Carers and families", "care"),
    STAFF("Staff", "care"),
    PARTNER("Partners", "partner");

    private final String label;
    private final String set;

    Audience(String label, String set) {
        this.label = label;
        this.set = set;
    }

    public String label() {
        return label;
    }

    /** Which set of questions they are asked. */
    String set() {
        return set;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Audience> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
