package org.onedoor.platform.sealing;

import java.nio.file.Path;
import java.time.InstantSource;

/** Where keys and heads are when the operator has not said: beside the data, never in the database. */
public final class SealFolders {
    private SealFolders() {}

    public static Path keys(Path data) {
        return data.resolve("audit/keys");
    }

    public static Path heads(Path data) {
        return data.resolve("audit/heads");
    }

    /** Makes a new key in a folder and answers its id; the one before vouches for it and then signs nothing any more. */
    public static String changeKey(Path keys) {
        return new SealKeys(keys, InstantSource.system()).change().id();
    }
}
