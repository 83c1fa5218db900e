package org.onedoor.programme.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.publishing.Feedback;

/**
 * What the public said of a plan, or one piece of it.
 *
 * @param one the piece being read; none for the list
 * @param suggested its words with what may find somebody hidden
 * @param themes those used before
 * @param which the actions of the number that is typed, where there are several
 * @param about the actions that pieces are about, in words
 */
public record FeedbackPage(
        Plan plan,
        List<Feedback> waiting,
        List<Feedback> decided,
        @Nullable Feedback one,
        String suggested,
        Set<String> themes,
        List<PlanAction> which,
        Map<UUID, String> about,
        PlanForm form,
        @Nullable String conflict,
        boolean mayModerate,
        LocalDate today) {
    public String address() {
        return "/plans/" + plan.code() + "/feedback";
    }

    /** Of which action it speaks; empty where it is of the whole plan. */
    public String on(Feedback said) {
        String words = said.actionId() == null ? null : about.get(said.actionId());
        return words != null ? ", on action " + words : said.number() == null ? "" : ", on action " + said.number();
    }

    public String typed(String field, @Nullable String otherwise) {
        return form.values().isEmpty() ? (otherwise == null ? "" : otherwise) : form.get(field);
    }
}
