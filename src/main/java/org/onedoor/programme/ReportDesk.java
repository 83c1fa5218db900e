package org.onedoor.programme;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Reports as another module may have them made. */
public interface ReportDesk {
    /**
     * Drafts a partner's report up to today, adds the words, and freezes it for a second person to sign.
     *
     * @param from the first day it speaks of
     * @param words by the part's key
     * @return the report
     */
    UUID partnerReport(String code, UUID partner, LocalDate from, Map<String, String> words);
}
