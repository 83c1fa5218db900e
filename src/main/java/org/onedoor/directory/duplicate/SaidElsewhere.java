package org.onedoor.directory.duplicate;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What other publishers say of services: whoever keeps it fills this port. */
public interface SaidElsewhere {
    /** All that is shown. */
    List<Said> all();

    /** These, also those that are gone. Keys of entries of our own are left out. */
    Map<EntryKey, Said> of(Collection<EntryKey> keys);

    /** Another figure whenever {@link #all} may say something else. */
    long mark();
}
