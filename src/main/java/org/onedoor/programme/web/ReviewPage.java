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

    /** How many actions each section has, in the order of the file: "25, 13 and 12". */
    public String bySection() {
        Object counted = review.counts().get("actionsBySection");
        if (!(counted instanceof java.util.List<?> each) || each.isEmpty()) {
            return "No";
        }
        String last = String.valueOf(each.getLast());
        String before = each.subList(0, each.size() - 1).stream()
                .map(String::valueOf)
                .collect(java.util.stream.Collectors.joining(", "));
        return before.isEmpty() ? last : before + " and " + last;
    }
}
