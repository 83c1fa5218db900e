package org.onedoor.programme.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.programme.Finding;
import org.onedoor.programme.ReadAction;

/** What must be true of the actions together: numbers without gaps or doubles, links that lead somewhere. */
final class Checks {
    private static final Pattern ONE_DECIMAL = Pattern.compile("(\\d{1,4})\\.([1-9])");
    private static final Pattern TWO_LEVELS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");

    private final List<ReadAction> actions;
    private final List<Finding> findings;

    private Checks(List<ReadAction> actions, List<Finding> findings) {
        this.actions = actions;
        this.findings = findings;
    }

    static void of(List<ReadAction> actions, List<String> sections, String intro, List<Finding> findings) {
        Checks checks = new Checks(actions, findings);
        checks.doubles();
        for (int section = 1; section <= sections.size(); section++) {
            int number = section;
            checks.order(
                    section,
                    actions.stream()
                            .filter(action -> action.section() == number)
                            .toList());
        }
        checks.links();
        checks.promised(intro);
    }

    private void doubles() {
        Map<String, ReadAction> first = new HashMap<>();
        String before = "";
        for (ReadAction action : actions) {
            ReadAction earlier = action.number().isEmpty() ? null : first.putIfAbsent(action.number(), action);
            if (earlier != null) {
                findings.add(new Finding(
                        action.line(),
                        null,
                        "%s is used twice: line %d has it too. Both actions are kept; give one of them another number.%s"
                                .formatted(action.number(), earlier.line(), lostZero(before, action.number()))));
            }
            before = action.number();
        }
    }

    /** What a spreadsheet did to a number such as 1.10 that follows 1.9; empty where it did nothing. */
    private static String lostZero(String before, String number) {
        Matcher decimal = ONE_DECIMAL.matcher(number);
        if (!decimal.matches()) {
            return "";
        }
        String full = number + "0";
        String expected = "%s.%d".formatted(decimal.group(1), Integer.parseInt(decimal.group(2)) * 10 - 1);
        return before.equals(expected)
                ? " It follows %s, and a spreadsheet writes %s as %s unless the cell is text."
                        .formatted(before, full, number)
                : "";
    }

    private void order(int section, List<ReadAction> inSection) {
        int[] previous = null;
        boolean otherSection = false;
        for (ReadAction action : inSection) {
            Matcher number = TWO_LEVELS.matcher(action.number());
            if (!number.matches()) {
                continue;
            }
            int[] now = {Integer.parseInt(number.group(1)), Integer.parseInt(number.group(2))};
            if (now[0] != section && !otherSection) {
                otherSection = true;
                findings.add(new Finding(
                        action.line(),
                        null,
                        "%s stands in section %d, counted by order. Sections are numbered by order."
                                .formatted(action.number(), section)));
            }
            if (previous != null && previous[0] == now[0]) {
                gap(action, previous, now);
            } else if (previous == null && now[1] > 1) {
                gap(action, new int[] {now[0], 0}, now);
            }
            previous = now;
        }
    }

    private void gap(ReadAction action, int[] previous, int[] now) {
        int first = previous[1] + 1;
        int last = now[1] - 1;
        if (last >= first) {
            String missing = first == last
                    ? "%d.%d missing".formatted(now[0], first)
                    : "%d.%d to %d.%d missing".formatted(now[0], first, now[0], last);
            String where = previous[1] == 0
                    ? "the first number is %s".formatted(action.number())
                    : "the numbers go from %d.%d to %s".formatted(previous[0], previous[1], action.number());
            findings.add(new Finding(action.line(), null, "%s: %s. Nothing is renumbered.".formatted(missing, where)));
        } else if (now[1] < previous[1]) {
            findings.add(new Finding(
                    action.line(),
                    null,
                    "%s comes after %d.%d. The order of the file is kept."
                            .formatted(action.number(), previous[0], previous[1])));
        }
    }

    private void links() {
        java.util.Set<String> numbers =
                actions.stream().map(ReadAction::number).collect(java.util.stream.Collectors.toSet());
        for (ReadAction action : actions) {
            for (String link : action.linked()) {
                if (link.equals(action.number())) {
                    say(action, "%s links to itself. The link is kept as it is.".formatted(link));
                } else if (!numbers.contains(link)) {
                    say(action, "The link %s leads nowhere: the plan has no such action.".formatted(link));
                }
            }
            String pointer = action.pointer();
            if (pointer != null && !numbers.contains(pointer)) {
                say(action, "The update points to %s, and the plan has no such action.".formatted(pointer));
            }
        }
    }

    private void say(ReadAction action, String words) {
        findings.add(new Finding(action.line(), "Links of " + action.named(), words));
    }

    /** What the introduction announces and the rows do not have. */
    private void promised(String intro) {
        List<String> absent = new ArrayList<>();
        if (intro.contains("KPI")) {
            absent.add("The introduction announces KPIs. The file holds 0 KPIs for its actions.");
        }
        if (intro.toUpperCase(Locale.ROOT).contains("RAG RATED")) {
            absent.add(
                    "The introduction says each action is RAG rated. None of the %d actions has a rating; none is set."
                            .formatted(actions.size()));
        }
        absent.forEach(words -> findings.add(Finding.whole(words)));
    }
}
