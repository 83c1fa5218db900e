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

    /** "81 actions in 5 sections". */
    public String read() {
        long many = Long.parseLong(count("actions"));
        String sections = count("sections");
        return review.plan().kind().counted(many) + " in " + sections
                + (sections.equals("1") ? " section" : " sections");
    }

    /** "34, of which 2 lead nowhere, 13 go one way and 1 leads to itself". */
    public String links() {
        String links = count("links");
        if (links.equals("0")) {
            return links;
        }
        String self = count("selfLinks");
        return "%s, of which %s lead nowhere, %s go one way and %s"
                .formatted(
                        links,
                        count("danglingLinks"),
                        count("oneWayLinks"),
                        self.equals("1") ? "1 leads to itself" : self + " lead to themselves");
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
