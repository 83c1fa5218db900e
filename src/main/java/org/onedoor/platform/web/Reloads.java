package org.onedoor.platform.web;

import java.util.Map;
import org.springframework.ui.Model;

/**
 * An answer to a form that is no refusal, and that can be reloaded like one: a page that asks something more before anything is
 * done, or that says what came of an act. An answer to a question, such as a search, is none: whoever reloads that wants to
 * know what is so now.
 */
public final class Reloads {
    private static final String MARK = "reloads";

    private Reloads() {}

    public static void mark(Model model) {
        model.addAttribute(MARK, true);
    }

    static boolean isMarked(Map<String, ?> model) {
        return Boolean.TRUE.equals(model.get(MARK));
    }
}
