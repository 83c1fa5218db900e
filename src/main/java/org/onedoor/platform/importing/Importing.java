package org.onedoor.platform.importing;

import java.util.UUID;

/** One import under way: counts what each row did. */
public final class Importing {
    private final ImportRuns runs;
    private final UUID importRunId;
    private int added;
    private int changed;
    private int unchanged;
    private int rejected;

    Importing(ImportRuns runs, UUID importRunId) {
        this.runs = runs;
        this.importRunId = importRunId;
    }

    public UUID importRunId() {
        return importRunId;
    }

    public void added(int rows) {
        added += rows;
    }

    public void changed(int rows) {
        changed += rows;
    }

    public void unchanged(int rows) {
        unchanged += rows;
    }

    /** @param line 1 is the first line of the file */
    public void rejected(int line, String reason, String raw) {
        rejected++;
        runs.reject(importRunId, line, reason, raw);
    }

    public int rejected() {
        return rejected;
    }

    public int added() {
        return added;
    }

    public int changed() {
        return changed;
    }

    public int unchanged() {
        return unchanged;
    }

    /** Keeps how far it has come, so that it is known of a run that is cut off. */
    public void keep() {
        runs.seen(importRunId, added, changed, unchanged, rejected);
    }

    public void finish() {
        runs.finish(importRunId, added, changed, unchanged, rejected);
    }
}
