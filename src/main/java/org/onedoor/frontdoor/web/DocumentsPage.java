package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;
import org.onedoor.people.Person;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alert;
import org.onedoor.record.Documents.Document;

/**
 * The page.
 *
 * @param withheld why what was written is not shown; none when it is
 * @param key makes sending the form twice one document
 * @param why what was typed as the reason to take one away
 * @param taking the one that was to be taken away; none when one was to be added
 */
public record DocumentsPage(
        Referral referral,
        Person person,
        List<Alert> alerts,
        Doubts doubts,
        List<Line> lines,
        @Nullable String refusal,
        @Nullable String withheld,
        String key,
        String why,
        @Nullable UUID taking) {

    /** A document, by whom it was added, and whether the reader may take it away. */
    public record Line(Document document, String by, boolean mayTakeAway) {
        public String added() {
            return London.full(document.addedAt());
        }
    }
}
