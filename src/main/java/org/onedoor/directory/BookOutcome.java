package org.onedoor.directory;

/** What came of asking for a slot. That another was quicker is an ordinary answer, not an error. */
public sealed interface BookOutcome {
    record Given(Slot slot) implements BookOutcome {}

    record Taken(Slot slot) implements BookOutcome {}
}
