package org.onedoor.programme.web.open;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.publishing.FeedbackBox.Post;
import org.onedoor.programme.publishing.PublicPlan;
import org.onedoor.programme.publishing.PublicPlan.Line;

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

    /** The actions of the number that was typed, where it names more than one: whoever writes chooses. */
    public List<Line> which() {
        List<Line> meant = plan.numbered(typed.number().strip());
        return meant.size() > 1 ? meant : List.of();
    }

    /** The action without a number that it is about; null where it is about another, or the whole plan. */
    public @Nullable Line unnumbered() {
        return typed.number().isBlank() && !typed.action().isBlank()
                ? plan.line(typed.action()).orElse(null)
                : null;
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }
}
