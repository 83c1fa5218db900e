package org.onedoor.record;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.Actor;

/** Where a reader may see what happened but not read what was written, because the person has not agreed to sharing. */
public interface WordsKept {

    /** The scopes of these people whose words are not for this reader. */
    Set<UUID> scopes(Collection<UUID> personIds, Actor reader);
}
