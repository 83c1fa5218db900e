package org.onedoor.programme.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Plan;
import org.onedoor.programme.publishing.Feedback;

/**
 * What the public said of a plan, or one piece of it.
 *
 * @param one the piece being read; none for the list
 * @param suggested its words with what may find somebody hidden
 * @param themes those used before
 */
public record FeedbackPage(
        Plan plan,
        List<Feedback> waiting,
        List<Feedback> decided,
        @Nullable Feedback one,
        String suggested,
        Set<String> themes,
        PlanForm form,
        @Nullable String conflict,
        boolean mayModerate,
        LocalDate today) {
    public String address() {
        return "/plans/" + plan.code() + "/feedback";
    }

    public String typed(String field, @Nullable String otherwise) {
        return form.values().isEmpty() ? (otherwise == null ? "" : otherwise) : form.get(field);
    }
}
