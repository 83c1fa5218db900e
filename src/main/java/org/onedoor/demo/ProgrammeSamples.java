package org.onedoor.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.programme.CoveredPlaces;
import org.onedoor.programme.PlanCoverage;
import org.onedoor.programme.PlanRegister;
import org.onedoor.programme.PublicVoice;
import org.onedoor.programme.RegisterDesk;
import org.springframework.stereotype.Component;

/**
 * Invented entries of the registers and invented feedback, so that no page of the programme is empty. Each goes through the
 * act its page calls.
 */
@Component
@InDemo
class ProgrammeSamples {
    private static final UUID POLICE = Organisation.idOfSlug("essex-police");
    private static final UUID THURROCK = Organisation.idOfSlug("thurrock-council");
    private static final String SIG = "set-strategy-implementation-group";

    private final Staff staff;
    private final RegisterDesk registers;
    private final PlanRegister register;
    private final PlanCoverage coverage;
    private final CoveredPlaces places;
    private final PublicVoice voice;
    private final DomainTime time;

    ProgrammeSamples(
            Staff staff,
            RegisterDesk registers,
            PlanRegister register,
            PlanCoverage coverage,
            CoveredPlaces places,
            PublicVoice voice,
            DomainTime time) {
        this.staff = staff;
        this.registers = registers;
        this.register = register;
        this.coverage = coverage;
        this.places = places;
        this.voice = voice;
        this.time = time;
    }

    private LocalDate today() {
        return London.date(time.instant());
    }

    /**
     * @param plan the word of the crisis care plan, which is read in and public
     * @return the word of the outcome that is linked to it
     */
    String make(String plan) {
        String outcome = CurrentActor.as(staff.visitor("business.manager").actor(), () -> {
            watched(plan);
            shared(plan);
            measured(plan);
            String made = delivered(plan);
            recommended();
            met();
            return made.substring(made.indexOf('/') + 1);
        });
        said(plan);
        return outcome;
    }

    /** @return the register and the word of the entry, as a link names it */
    private String add(String in, String... fields) {
        return in + "/" + registers.add(in, form(fields));
    }

    private void take(String entry, String step, String... fields) {
        String[] parts = entry.split("/", 2);
        registers.take(parts[0], parts[1], step, form(fields));
    }

    private static Map<String, List<String>> form(String... fields) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            typed.computeIfAbsent(fields[i], _ -> new java.util.ArrayList<>()).add(fields[i + 1]);
        }
        return typed;
    }

    private static String[] day(String name, LocalDate day, String... before) {
        String[] all = java.util.Arrays.copyOf(before, before.length + 6);
        int at = before.length;
        all[at] = name + "-day";
        all[at + 1] = String.valueOf(day.getDayOfMonth());
        all[at + 2] = name + "-month";
        all[at + 3] = String.valueOf(day.getMonthValue());
        all[at + 4] = name + "-year";
        all[at + 5] = String.valueOf(day.getYear());
        return all;
    }

    private void link(String entry, String target) {
        take(entry, "link", "target", target);
    }

    private void watched(String plan) {
        String risk = add(
                "risk",
                "title",
                "Street triage has no nurse on two nights a week",
                "likelihood",
                "4 likely",
                "impact",
                "3 moderate",
                "answers_for",
                "Head of crisis care",
                "measure",
                "Nights without a nurse");
        String mitigation = add("mitigation", "title", "Share one nurse between two cars", "status", "Under way");
        link(mitigation, risk);
        add(
                "horizon",
                day(
                        "review",
                        today().plusMonths(2),
                        "title",
                        "The Mental Health Act is to change",
                        "words",
                        "Police cells are to stop being places of safety",
                        "source",
                        "Parliament",
                        "likelihood",
                        "5 almost certain",
                        "impact",
                        "4 major",
                        "addressed_by",
                        POLICE.toString()));
        add(
                "issue",
                "title",
                "Who pays for the interpreter at night",
                "words",
                "Two organisations each think it is the other",
                "whose",
                THURROCK.toString(),
                "referred_to",
                "safeguarding-group");
        String principle = add("principle", "title", "Co-production", "source", "The strategy of 2017 to 2021");
        link(principle, plan + "/1.14");
        add("principle", "title", "Help early", "source", "The strategy of 2017 to 2021");
    }

    private void shared(String plan) {
        String made = add(
                "coproduction",
                day(
                        "held",
                        today().minusMonths(1),
                        "title",
                        "A crisis cafe in Harlow",
                        "activity",
                        "Four evenings with people who would use it",
                        "participants",
                        "People who use services",
                        "participants",
                        "Carers and families",
                        "many",
                        "14",
                        "level",
                        "Co-designed",
                        "changed",
                        "It opens until midnight"));
        String model = add(
                "model",
                "title",
                "Crisis cafe",
                "words",
                "A place to go in the evening, without an appointment",
                "place",
                "Harlow",
                "status",
                "Pilot",
                "invited",
                "300",
                "registered",
                "120",
                "active",
                "64",
                "cost",
                "9600");
        link(made, model);
        String talk = add(
                "engagement",
                "title",
                "Talk with a mosque committee",
                "kind",
                "Contact with a community",
                "community",
                "Bangladeshi families of Grays",
                "themes",
                "shame, language");
        link(talk, plan + "/2.6");
        add(
                "workstream",
                "title",
                "Conveyance and places of safety",
                "words",
                "One way to a place of safety, whoever calls",
                "leads",
                POLICE.toString(),
                "leads",
                THURROCK.toString(),
                "duties",
                "Essex Police: keeps the figures of detentions\nThurrock Council: finds the rooms");
    }

    private void measured(String plan) {
        String kpi = add(
                "kpi",
                "title",
                "Assessed within three hours at a place of safety",
                "plan",
                plan,
                "words",
                "Of those brought to a place of safety, the share whose assessment began within three hours",
                "unit",
                "per cent",
                "better",
                "Higher",
                "target",
                "95 per cent");
        link(kpi, plan + "/4.3");
        int[] shares = {71, 74, 69, 73, 75, 72, 74, 70, 76, 78, 80, 83, 85, 88};
        LocalDate month = today().withDayOfMonth(1).minusMonths(shares.length);
        for (int share : shares) {
            month = month.plusMonths(1);
            take(
                    kpi,
                    "figure",
                    day(
                            "on",
                            month.minusDays(1),
                            "place",
                            "North Essex",
                            "value",
                            String.valueOf(share),
                            "source",
                            "Monthly return (invented)"));
        }
        String statement = add(
                "statement",
                "title",
                "I tell my story once",
                "question",
                "Did you have to tell your story again?",
                "measure",
                "Share who did not");
        String[][] places = {{"Thurrock", "61", "94"}, {"Harlow", "40", "71"}, {"Uttlesford", "3", "4"}};
        for (String[] place : places) {
            take(
                    statement,
                    "figure",
                    day(
                            "on",
                            today().minusDays(20),
                            "place",
                            place[0],
                            "value",
                            place[1],
                            "out-of",
                            place[2],
                            "source",
                            "Autumn survey (invented)"));
        }
    }

    private String delivered(String plan) {
        places.all().stream()
                .filter(place ->
                        place.name().equals("Harlow district") || place.name().equals("North East Essex Alliance"))
                .forEach(place -> coverage.cover(plan, "", place.value()));
        register.consider(plan, "Yes", "The whole plan is for people in a mental health crisis.");
        String outcome = add(
                "outcome",
                "title",
                "People in crisis are helped where they are",
                "strategies",
                "Suffolk and North East Essex ICP");
        link(outcome, plan + "/4.13");
        link(outcome, plan + "/4.14");
        add(
                "subscription",
                day(
                        "due",
                        today().plusMonths(1),
                        "title",
                        "Health and Wellbeing Board of Thurrock",
                        "organisation",
                        THURROCK.toString(),
                        "plan",
                        plan,
                        "every",
                        "6"));
        return outcome;
    }

    private void recommended() {
        String made = add(
                "recommendation",
                "title",
                "One number for every professional in a crisis",
                "words",
                "That all partners give out the one number of the care co-ordination centre",
                "group",
                SIG,
                "status",
                "Sent to partners");
        take(made, "ask", day("due", today().plusWeeks(3), "members", "1"));
        Map<UUID, String> asked = registers.awaited("recommendation", made.substring(made.indexOf('/') + 1));
        UUID first = asked.keySet().iterator().next();
        CurrentActor.run(
                staff.governance(first),
                () -> take(
                        made,
                        "answer",
                        day(
                                "decided",
                                today(),
                                "answer",
                                String.valueOf(asked.get(first)),
                                "state",
                                "Endorsed",
                                "board",
                                "Board in public")));
    }

    private void met() {
        String group = "crisis-care-concordat-group";
        take("group/" + group, "meetings", day("first", today().plusDays(10), "many", "3"));
        String meeting = "meeting/" + registers.meetings(group).getFirst();
        take(
                meeting,
                "paper",
                day(
                        "paper-due",
                        today().plusDays(6),
                        "title",
                        "Figures of detentions",
                        "class",
                        "Discussion",
                        "considered",
                        "Yes",
                        "rationale",
                        "They are figures of people in crisis",
                        "writer",
                        POLICE.toString()));
    }

    /** What the public said, one piece answered and one that waits to be read. */
    private void said(String code) {
        voice.say(
                code,
                "carer",
                "4.13",
                "My son was moved three times in one night. Please let the car know where he lives.");
        voice.say(code, "service-user", "2.6", "The posters at my surgery have an old number on them.");
        CurrentActor.run(
                staff.visitor("plan.chair").actor(),
                () -> voice.answerFirst(
                        code,
                        "Moved from place to place",
                        "4.13",
                        "The street triage car can see the forms of missing people since June."));
    }
}
