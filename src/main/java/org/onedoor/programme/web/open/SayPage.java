package org.onedoor.programme.web.open;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.publishing.FeedbackBox.Post;
import org.onedoor.programme.publishing.PublicPlan;

/**
 * The form for what the public thinks, or what became of it.
 *
 * @param typed exactly what was typed
 * @param refused why nothing more is taken just now
 * @param key by which this form sent twice is kept once
 */
public record SayPage(
        PublicPlan plan,
        Post typed,
        Map<String, String> problems,
        @Nullable String refused,
        String key,
        LocalDate readBy,
        @Nullable String source) {
    public String address() {
        return "/plan/" + plan.code();
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }
}
