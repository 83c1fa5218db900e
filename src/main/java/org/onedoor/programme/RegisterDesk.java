package org.onedoor.programme;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The registers as another module may work them: by the forms their pages send, with every rule of the pages. */
public interface RegisterDesk {
    /**
     * Adds an entry.
     *
     * @param form the fields of its page, each with what was typed
     * @return the word in the entry's address
     */
    String add(String register, Map<String, List<String>> form);

    /**
     * Takes a step on an entry's page.
     *
     * @param step {@code link}, {@code ask}, {@code answer}, {@code figure}; on a group {@code meetings}, {@code member}; on a
     *     meeting
     *     {@code paper}
     */
    void take(String register, String code, String step, Map<String, List<String>> form);

    /** Whose answer about an entry is awaited, with what its form sends as {@code answer}, in the order they were asked. */
    Map<UUID, String> awaited(String register, String code);

    /** The words of the next meetings of a group, the earliest first. */
    List<String> meetings(String group);
}
