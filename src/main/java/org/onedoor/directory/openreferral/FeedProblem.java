package org.onedoor.directory.openreferral;

/** Why a publisher's feed could not be read, in words for whoever keeps the directory. Nothing was changed. */
final class FeedProblem extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;

    FeedProblem(String words) {
        super(words.length() > LONGEST ? words.substring(0, LONGEST) : words);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
