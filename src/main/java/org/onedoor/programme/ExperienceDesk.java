package org.onedoor.programme;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asking how it was, as another module may do it. */
public interface ExperienceDesk {

    /** A link by which whoever was in contact with a service says how it was; none where nobody is asked about it. */
    Optional<String> ask(UUID serviceId);

    /**
     * Answers by a link, as its page does.
     *
     * @param link what {@link #ask} gave
     * @param typed the fields of its form
     * @param on a day of the month in which it was said
     */
    void answer(String link, Map<String, String> typed, LocalDate on);
}
