package org.onedoor.directory.duplicate;

/** One thing in which two entries were compared. @param words what it comes to, with the values of both @param weight for one service */
public record Reason(String words, int weight) {
    /** Whether it speaks for one service. */
    public boolean isFor() {
        return weight > 0;
    }
}
