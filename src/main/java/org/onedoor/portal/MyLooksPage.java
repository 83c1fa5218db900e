package org.onedoor.portal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.access.LookQuery;
import org.onedoor.access.WhoLooked;

/** Who looked at the person, and what they asked about it. */
public record MyLooksPage(List<WhoLooked.Entry> entries, Map<UUID, List<LookQuery>> asked) {

    /** One entry that the person does not recognise. @param words what they typed */
    public record Asking(WhoLooked.Entry entry, String words) {}
}
