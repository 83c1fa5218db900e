package org.onedoor.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One action as the file has it: the words of each cell, the cells themselves, and what they were read to mean.
 *
 * @param number as printed, such as {@code 1.10}; empty when the file gives none
 * @param section by order, 1 the first
 * @param line the line its number is on
 * @param links as printed, one for each line, without a trailing full stop
 * @param linked the numbers those lines name
 * @param pointer the action its update points to instead of saying anything, such as "See 2.7 for update."
 * @param raw the row's cells in the order of the file
 */
public record ReadAction(
        String number,
        int section,
        int line,
        String text,
        String timescale,
        String leads,
        List<String> outcomes,
        String updates,
        List<String> links,
        List<String> linked,
        Timescale when,
        List<String> leadNames,
        List<UpdateEntry> entries,
        SuggestedStatus suggested,
        @Nullable String pointer,
        List<String> raw) {
    public ReadAction {
        outcomes = List.copyOf(outcomes);
        links = List.copyOf(links);
        linked = List.copyOf(linked);
        leadNames = List.copyOf(leadNames);
        entries = List.copyOf(entries);
        raw = List.copyOf(raw);
    }

    /** What a person calls it. */
    public String named() {
        return number.isEmpty() ? "the action on line " + line : number;
    }
}
