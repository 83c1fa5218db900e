package org.onedoor.programme;

/** Words as PostgreSQL can keep them: U+0000, which it cannot, becomes U+FFFD; nothing else is touched. */
final class Kept {
    private Kept() {}

    static String text(String text) {
        return text.replace("\u0000", "\uFFFD").replace("\\u0000", "\\uFFFD");
    }
}
