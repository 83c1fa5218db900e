package org.onedoor.platform.database;

import java.nio.file.Path;

/** Another living process works on this data folder. The message says which, and what to do. */
public final class FolderInUse extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    FolderInUse(Path folder, String process) {
        super("""
                The data folder %s is in use by another OneDoor%s, which was left alone.
                Stop that one first, or name another folder with --data.""".formatted(folder, process.isEmpty() ? "" : " (process " + process + ")"));
    }
}
