package org.onedoor.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onedoor.access.Policy.Cell;
import org.springframework.stereotype.Service;

/** The policy table in plain English, for those it is about: made from the very file that the gate decides by. */
@Service
public class WhoCanSee {
    /** What is about a person, in the order people ask about it, and what it is called to them. */
    private static final Map<String, String> ABOUT_YOU = new LinkedHashMap<>();

    static {
        ABOUT_YOU.put("demographics", "Who you are and how to reach you");
        ABOUT_YOU.put("i-am", "Your I Am");
        ABOUT_YOU.put("crisis-plan", "Your crisis plan");
        ABOUT_YOU.put("crisis-card", "Your crisis plan, in an incident");
        ABOUT_YOU.put("end-of-life", "Your end of life entry, where you have one");
        ABOUT_YOU.put("placement", "In which care home you live, and from when until when");
        ABOUT_YOU.put("emergency", "Your emergency summary");
        ABOUT_YOU.put("alert", "Alerts about you, such as an allergy");
        ABOUT_YOU.put("restricted-alert", "A sensitive alert, such as about domestic abuse");
        ABOUT_YOU.put("referral", "A referral of yours");
        ABOUT_YOU.put("contact", "What was said and written at your contacts");
        ABOUT_YOU.put("timeline", "That something happened, and when");
        ABOUT_YOU.put("advice", "Advice that was asked about you");
        ABOUT_YOU.put("stack", "A 999 call about you");
        ABOUT_YOU.put("detention", "A case under section 135 or 136 of the Mental Health Act that is about you");
        ABOUT_YOU.put("sharing", "Whom you permit to know what");
        ABOUT_YOU.put("access-log", "Who looked at you");
        ABOUT_YOU.put("own-log", "Who looked at you, on your own page");
        ABOUT_YOU.put("own-page", "Your own page");
        ABOUT_YOU.put("own-appointments", "Your appointments, on your own page");
        ABOUT_YOU.put("own-referrals", "Where your referrals stand, on your own page");
        ABOUT_YOU.put("own-diagnosis", "What your care is for, on your own page");
        ABOUT_YOU.put("own-record", "Your record, once your team has looked through it");
        ABOUT_YOU.put("release", "What of your record is shown to you, and why not all");
        ABOUT_YOU.put("observation", "What a carer tells your team");
    }

    private final Policy policy;

    WhoCanSee(Policy policy) {
        this.policy = policy;
    }

    /** One class of data. @param who each role family that may see it, with the ground */
    public record Row(String dataClass, String what, List<Who> who) {}

    /** @param ground under which conditions, in words */
    public record Who(String role, String ground) {}

    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        ABOUT_YOU.forEach((dataClass, what) -> {
            List<Who> who = new ArrayList<>();
            for (String role : policy.roles()) {
                Cell cell = policy.cell(dataClass, role).orElseThrow();
                String ground = ground(cell, role);
                if (!ground.isEmpty()) {
                    who.add(new Who(you(role), ground));
                }
            }
            rows.add(new Row(dataClass, what, who));
        });
        return rows;
    }

    private static String you(String role) {
        String words = role.equals(PersonAccounts.PERSON)
                ? "you yourself"
                : role.equals(PersonAccounts.CARER) ? "a carer" : Policy.words(role);
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    /** Nothing where no person is named by it: a search form, or a list of the actor's own work. */
    private static String ground(Cell cell, String role) {
        List<String> grounds = new ArrayList<>();
        if (cell.self()) {
            grounds.add("always, signed in as yourself");
        }
        if (cell.carer()) {
            grounds.add("as far as you permit it");
        }
        if (cell.relationship()) {
            grounds.add(
                    role.equals("care-home")
                            ? "from the day you move in until the day you leave, and not longer"
                            : "while they look after you, and 30 days longer");
        }
        if (cell.own()) {
            grounds.add("where it was sent to them or by them");
        }
        if (cell.incident()) {
            grounds.add("in an incident, after saying why, for an hour, and only while an agreement is in force");
        }
        if (cell.audience()) {
            grounds.add(
                    role.equals("clinician")
                            ? "at once, in the hospice or the hospital's palliative care team, where you agreed"
                            : "at once, where you agreed");
        }
        if (cell.breaks()) {
            grounds.add("in serious danger, by breaking the glass: they say why, a Privacy Officer reviews it");
        }
        String all = String.join("; or ", grounds);
        return all.isEmpty() || !cell.write() || cell.incident() ? all : all + ". They may write as well";
    }
}
