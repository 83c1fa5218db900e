package org.onedoor.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Gate.Ask;

/** What the audit says, in words for the person it is about. */
final class LookWords {
    private LookWords() {}

    /** What kind of thing was seen or done. */
    static String kind(String action, String dataClass, String what, boolean allowed) {
        String thing = switch (dataClass) {
            case "demographics" -> "who you are and how to reach you";
            case "identity" -> "whether two records are both yours";
            case "referral" -> "a referral of yours";
            case "contact" -> "what was said and written at your contacts";
            case "alert" -> "the alerts about you";
            case "timeline" -> "your timeline";
            case "stack" -> "a 999 call about you";
            case "detention" -> "a police or place of safety case about you";
            case "advice" -> "advice that was asked about you";
            case "task" -> "a list of work that you are in";
            case "emergency" -> "your emergency summary";
            case "access-log" -> "this list of who looked";
            case "end-of-life" -> "your end of life entry";
            case "placement" -> "in which care home you live";
            case "pointer" -> "where your other plans are kept";
            case "crisis-plan" -> "your crisis plan";
            case "crisis-card" -> "what is open of your crisis plan in an incident";
            case "i-am" -> "your I Am";
            case "sharing" -> "whom you permit to know what";
            case "restricted-alert" -> "an alert that few may see";
            case "release" -> "what of your record is shown to you";
            case "own-record" -> "your own record";
            case "own-page" -> "your own page";
            case "own-appointments" -> "your appointments";
            case "own-referrals" -> "where your referrals stand";
            case "own-diagnosis" -> "what your care is for";
            case "own-log" -> "this list of who looked";
            case "observation" -> "what a carer wrote about you";
            case "figures", "police-return", "police-data" -> "figures that you are counted in";
            default -> Ask.words(dataClass);
        };
        if (dataClass.equals(BreakGlass.DATA) && !action.equals("READ")) {
            return "Broke the glass to open your emergency summary";
        }
        if (!allowed) {
            return "Tried to open %s (%s)".formatted(thing, lower(what));
        }
        return action.equals("READ")
                ? "Saw %s (%s)".formatted(thing, lower(what))
                : "Wrote or changed %s (%s)".formatted(thing, lower(what));
    }

    private static String lower(String what) {
        return what.isEmpty() ? what : what.substring(0, 1).toLowerCase(Locale.UK) + what.substring(1);
    }

    /** On what ground, from the rule that allowed it. */
    static String why(String outcome, String dataClass, @Nullable String basis) {
        if (!outcome.equals("allowed")) {
            return "They were refused: nothing was shown to them";
        }
        String rule = basis == null ? "" : basis;
        if (rule.startsWith("break-glass")) {
            String code = rule.substring(rule.indexOf(':') + 1).strip();
            return "Without a relationship or past an objection, in an emergency"
                    + Ground.ofCode(code)
                            .map(ground -> ": " + ground.label().toLowerCase(Locale.UK))
                            .orElse("");
        }
        if (rule.startsWith("stated need") || rule.startsWith("permission")) {
            return rule.substring(rule.indexOf(':') + 1).strip();
        }
        if (rule.equals("self")) {
            return "It is about you";
        }
        if (rule.equals("carer") || rule.equals("function: carer")) {
            return "They are a carer of yours, by your invitation";
        }
        if (dataClass.equals(WhoLooked.DATA)) {
            return "They answer for who may look";
        }
        return switch (rule) {
            case "relationship: registration" -> "You are registered with them";
            case "relationship: referral" -> "They are asked to help you, or look after you";
            case "relationship: placement" -> "You live there";
            case "own work item" ->
                dataClass.equals("identity")
                        ? "They look after somebody whose record is like yours"
                        : "It was sent to them or by them";
            default ->
                rule.startsWith("relationship")
                        ? "They look after you"
                        : "A list or a search that belongs to their work";
        };
    }
}
