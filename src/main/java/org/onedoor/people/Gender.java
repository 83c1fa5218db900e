package org.onedoor.people;

/** PERSON STATED GENDER CODE of the NHS Data Dictionary. */
public enum Gender {
    MALE("1", "Male"),
    FEMALE("2", "Female"),
    INDETERMINATE("9", "Indeterminate"),
    NOT_KNOWN("X", "Not known");

    private final String code;
    private final String label;

    Gender(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Gender ofCode(String code) {
        for (Gender gender : values()) {
            if (gender.code.equals(code)) {
                return gender;
            }
        }
        throw new IllegalArgumentException("Gender must be one of 1, 2, 9 or X");
    }
}
