package org.onedoor.programme.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.programme.PlanImports.Change;
import org.onedoor.programme.PlanImports.Review;

/** A file in review. */
public record ReviewPage(
        Review review, boolean mayRun, @Nullable String conflict) {
    public String address() {
        return "/plans/" + review.plan().code() + "/files/" + review.edition();
    }

    public boolean open() {
        return review.state().equals("review");
    }

    public boolean first() {
        return review.changes().isEmpty();
    }

    public long unanswered() {
        return review.changes().stream()
                .map(Change::answer)
                .filter(java.util.Objects::isNull)
                .count();
    }

    public String count(String name) {
        return String.valueOf(review.counts().getOrDefault(name, "0"));
    }
}
