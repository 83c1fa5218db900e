package org.onedoor.access;

import java.util.Arrays;
import java.util.Optional;

/** On what basis in the UK GDPR an agreement lets data be shared. */
public enum LawfulBasis {
    CARE("care", "Health or social care: articles 6(1)(e) and 9(2)(h)"),
    VITAL("vital", "Vital interests: articles 6(1)(d) and 9(2)(c)"),
    PUBLIC("public", "Substantial public interest, safeguarding included: articles 6(1)(e) and 9(2)(g)"),
    LAW("law", "A duty in law: articles 6(1)(c) and 9(2)(h)");

    private final String code;
    private final String label;

    LawfulBasis(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The label without the articles, for a sentence. */
    public String spoken() {
        String words = label.substring(0, label.indexOf(':'));
        return words.substring(0, 1).toLowerCase(java.util.Locale.UK) + words.substring(1);
    }

    public static Optional<LawfulBasis> ofCode(String code) {
        return Arrays.stream(values()).filter(basis -> basis.code.equals(code)).findFirst();
    }
}
