package org.onedoor.directory.entry;

import java.util.Map;

/** What fields of an entry that are each right alone may not say together, with how it is mended. */
final class FieldsTogether {
    private final Map<String, String> said;

    /** @param said each field as it would be kept */
    FieldsTogether(Map<String, String> said) {
        this.said = said;
    }

    /** Adds what is wrong to the problems of the fields themselves, which go first. */
    void check(Map<String, String> problems) {
        ages(problems);
        sex(problems);
        frailty(problems);
    }

    private void ages(Map<String, String> problems) {
        String from = said(EntryField.AGE_FROM);
        String to = said(EntryField.AGE_TO);
        if (from.matches("[0-9]{1,3}") && to.matches("[0-9]{1,3}") && Integer.parseInt(from) > Integer.parseInt(to)) {
            problems.putIfAbsent("ageFrom", "The youngest age must not be above the oldest");
        }
    }

    private void sex(Map<String, String> problems) {
        String sex = said(EntryField.FOR_SEX);
        String reason = said(EntryField.SEX_REASON);
        if (!sex.isEmpty() && reason.isEmpty()) {
            problems.putIfAbsent(
                    "sexReason", "Say why it is for one sex: the Equality Act 2010 allows it only for a reason");
        } else if (sex.isEmpty() && !reason.isEmpty()) {
            problems.putIfAbsent("forSex", "Say for which sex it is, or take the reason away");
        }
    }

    private void frailty(Map<String, String> problems) {
        if (!said(EntryField.FRAILTY_FROM).isEmpty()
                && !EntryField.list(said(EntryField.SPECIALIST)).contains("frailty")) {
            problems.putIfAbsent(
                    "frailtyFrom",
                    "Only a specialist team for frailty takes people from a score on. Say that it is one");
        }
    }

    private String said(EntryField field) {
        return said.getOrDefault(field.code(), "");
    }
}
