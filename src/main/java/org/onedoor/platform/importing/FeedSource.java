package org.onedoor.platform.importing;

import java.time.Instant;
import java.util.List;

/** The feeds of one module. Each that exchanges data with other systems fills this port. */
public interface FeedSource {
    /** @param since from when on what went well and what failed is counted */
    List<Feed> feeds(Instant since);
}
