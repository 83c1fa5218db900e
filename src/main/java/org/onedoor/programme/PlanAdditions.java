package org.onedoor.programme;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * Lines added to a plan by hand, such as a recommendation of an inquiry that becomes a tracked action. Each is read as if
 * it had come in a file, and no later file takes it out.
 */
@Service
public class PlanAdditions {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 4000;
    private static final int LONGEST_CELL = 500;
    private static final Pattern TWO_LEVELS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");

    private final Acts acts;
    private final Plans plans;
    private final PlanRepository repository;
    private final ActionRepository actions;
    private final LeadFinder leads;

    PlanAdditions(Acts acts, Plans plans, PlanRepository repository, ActionRepository actions, LeadFinder leads) {
        this.acts = acts;
        this.plans = plans;
        this.repository = repository;
        this.actions = actions;
        this.leads = leads;
    }

    /**
     * Adds an action at the end of a section, under that section's next number.
     *
     * @param section the number of a section the plan has
     * @param timescale as a plan would print it, such as {@code By March 2026}; may be empty
     * @param ledBy as a plan would print it; may be empty
     * @return the action, with its number
     * @throws Refused unless the plan's owner or its chair asks
     */
    public PlanAction add(String code, int section, String words, String timescale, String ledBy) {
        check(words, timescale, ledBy);
        Plan found = plans.get(code);
        UUID id = acts.act(PlanImports.begin("Add an action to a plan", found.organisationId()), UUID.class, act -> {
            Plan plan = plans.get(code);
            if (!PlanPermitted.mayRun(plan, act.actor())) {
                throw new Refused("not-permitted", "Actions are added by the plan's chair or its owner.");
            }
            List<PlanAction> all = plans.actions(plan);
            Plans.Section under = plans.sections(plan).stream()
                    .filter(each -> each.number() == section)
                    .findFirst()
                    .orElseThrow(() -> new Invalid("section", "Choose a section the plan has"));
            ReadAction read = read(next(all, section), words, timescale, ledBy);
            int place = all.stream().mapToInt(PlanAction::ordinal).max().orElse(-1) + 1;
            PlanAction action = PlanWriting.byHand(
                    plan,
                    Ids.at(act.now()),
                    read,
                    place,
                    section,
                    under.title(),
                    leads.search(),
                    London.date(act.now()));
            actions.insert(List.of(action), List.of(read.raw()), Collections.singletonList(null));
            repository.touch(plan);
            actions.remember(
                    plan, List.of(action.actionId()), act.now(), act.actor().accountId(), "added by hand");
            act.happened(new PlanEvents.ActionAdded(plan.planId(), action.actionId()));
            return action.actionId();
        });
        return plans.action(found, id.toString());
    }

    private static void check(String words, String timescale, String ledBy) {
        if (words.strip().length() < SHORTEST || words.length() > LONGEST) {
            throw new Invalid("words", "Write what is to be done, in 10 to 4,000 characters");
        }
        if (timescale.length() > LONGEST_CELL) {
            throw new Invalid("timescale", "Use at most 500 characters");
        }
        if (ledBy.length() > LONGEST_CELL) {
            throw new Invalid("led-by", "Use at most 500 characters");
        }
    }

    private static String next(List<PlanAction> all, int section) {
        int last = all.stream()
                .map(action -> TWO_LEVELS.matcher(action.number()))
                .filter(Matcher::matches)
                .filter(number -> Integer.parseInt(number.group(1)) == section)
                .map(number -> Integer.parseInt(number.group(2)))
                .max(Comparator.naturalOrder())
                .orElse(0);
        return section + "." + (last + 1);
    }

    private static ReadAction read(String number, String words, String timescale, String ledBy) {
        String file = "No.,Action,Timescale,Led By,Outcomes,UPDATE,Links\r\n"
                + String.join(",", number, quoted(words), quoted(timescale), quoted(ledBy), "", "", "");
        return new PlanFile("added-by-hand.csv", file.getBytes(StandardCharsets.UTF_8))
                .read()
                .actions()
                .getFirst();
    }

    private static String quoted(String cell) {
        return '"' + Kept.text(cell.strip()).replace("\"", "\"\"") + '"';
    }
}
