package org.onedoor.platform;

/** Someone else was quicker: the decision was made on a version that is no longer the latest. */
public final class StaleEdit extends RuntimeException {
    private final String what;

    public StaleEdit(String what) {
        super("Someone else changed this " + what + " while you had it open. Your change is not saved.");
        this.what = what;
    }

    public String what() {
        return what;
    }
}
