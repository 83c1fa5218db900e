package org.onedoor.directory;

import java.util.List;
import java.util.UUID;

/** What the public is shown. */
public interface PublicList {
    /** The entries that whoever chooses a need is shown, in that order, without the centre. */
    List<UUID> forNeed(String code);
}
