package org.onedoor.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an error page says: what is wrong, how to mend it, and a reference where somebody must look into it.
 *
 * @param code the same for machines
 */
public record ErrorPage(
        int status,
        String code,
        String title,
        List<String> sentences,
        @Nullable String reference) {
    public ErrorPage {
        sentences = List.copyOf(sentences);
    }

    static ErrorPage of(int status, String code, String title, String... sentences) {
        return new ErrorPage(status, code, title, List.of(sentences), null);
    }
}
