package org.onedoor.programme.governance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a meeting has before it: sections that fill themselves from what is due, and the papers. */
public record Pack(List<Section> sections) {
    /** @param none what the section says when nothing is in it */
    public record Section(String title, String none, List<Item> items) {}

    /** One thing to look at. @param about who or since when */
    public record Item(String words, @Nullable String address, String about) {}
}
