package org.onedoor.programme.web.open;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.publishing.Abbreviations;
import org.onedoor.programme.publishing.Abbreviations.Abbreviation;
import org.onedoor.programme.publishing.Feedback;
import org.onedoor.programme.publishing.PublicPlan;
import org.onedoor.programme.publishing.PublicPlan.Change;
import org.onedoor.programme.publishing.PublicPlan.Line;
import org.onedoor.programme.publishing.PublicPlan.Section;
import org.onedoor.programme.publishing.PublicShelf.Edition;
import org.onedoor.programme.publishing.Standing;

/**
 * One published version of a plan.
 *
 * @param show all, late, done, news or unsaid
 * @param led a name of {@link #leaders()}; empty for all
 * @param source what of it is real, where the rest of a demo is invented
 * @param preview it is not published: only staff see it
 */
public record PublicPlanPage(
        PublicPlan plan,
        List<Edition> versions,
        boolean newest,
        List<Feedback> heard,
        String show,
        String led,
        @Nullable String source,
        boolean preview) {

    public String address() {
        return "/plan/" + plan.code();
    }

    /** The sections with the lines asked for; none that is empty. */
    public List<Section> sections() {
        Set<String> changed = plan.changes().stream().map(Change::key).collect(Collectors.toSet());
        return plan.sections().stream()
                .map(section -> new Section(
                        section.number(),
                        section.title(),
                        section.lines().stream()
                                .filter(line -> wanted(line, changed))
                                .toList()))
                .filter(section -> !section.lines().isEmpty())
                .toList();
    }

    private boolean wanted(Line line, Set<String> changed) {
        boolean kind = switch (show) {
            case "late" -> line.late();
            case "done" -> done(line.standing());
            case "news" -> changed.contains(line.key());
            case "unsaid" -> line.standing() == Standing.NOT_SAID;
            default -> true;
        };
        return kind && (led.isEmpty() || line.leads().contains(led));
    }

    static boolean done(Standing standing) {
        return switch (standing) {
            case DONE, SAID_DONE, IN_PLACE -> true;
            case STARTED, BEHIND, NOT_STARTED, CHANGED, STOPPED, NOT_SAID -> false;
        };
    }

    public int done() {
        return (int) plan.lines().filter(line -> done(line.standing())).count();
    }

    /** How many of those somebody has checked. */
    public int checked() {
        return plan.standing(Standing.DONE);
    }

    /** Everyone who leads a line of the plan, by name. */
    public Set<String> leaders() {
        return plan.lines().flatMap(line -> line.leads().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The short words the plan uses, with what they mean. */
    public List<Abbreviation> abbreviations() {
        return Abbreviations.in(plan.lines()
                .flatMap(line -> Stream.of(
                                Stream.of(line.words(), line.update()), line.outcomes().stream(), line.leads().stream())
                        .flatMap(each -> each))
                .toList());
    }

    public boolean filtered() {
        return !show.equals("all") || !led.isEmpty();
    }

    public int shown() {
        return sections().stream().mapToInt(section -> section.lines().size()).sum();
    }

    /** The line that somebody spoke of, as it is in this version; none where it was the whole plan, or it is there no more. */
    public @Nullable Line about(Feedback said) {
        return said.number() == null && said.actionId() == null
                ? null
                : plan.lines()
                        .filter(line -> said.actionId() == null
                                ? line.key().equals(said.number())
                                : said.actionId().equals(line.actionId())
                                        || line.actionId() == null && line.key().equals(said.number()))
                        .findFirst()
                        .orElse(null);
    }

    /** The same in words: its number, and how it begins where that names no single line. */
    public String aboutWords(Line line) {
        String named = "action" + (line.number().isEmpty() ? "" : " " + line.number());
        return line.key().equals(line.number()) ? named : "%s: “%s”".formatted(named, line.brief());
    }

    /** What of the answers stands on the page. */
    public List<Feedback> answered() {
        return heard.stream().filter(each -> each.reply() != null).toList();
    }

    public List<Feedback> unanswered() {
        return heard.stream().filter(each -> each.reply() == null).toList();
    }
}
