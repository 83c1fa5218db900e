package org.onedoor.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.programme.CoveredPlaces;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanRegister;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.Answer;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.EntryForm;
import org.onedoor.programme.governance.Figures;
import org.onedoor.programme.governance.Meetings;
import org.onedoor.programme.governance.Papers;
import org.onedoor.programme.governance.PartnerAnswers;
import org.onedoor.programme.governance.Registers;
import org.onedoor.programme.publishing.Feedback;
import org.onedoor.programme.publishing.FeedbackBox;
import org.onedoor.programme.publishing.FeedbackBox.Decision;
import org.onedoor.programme.publishing.FeedbackBox.Post;
import org.onedoor.programme.publishing.PublicShelf;
import org.springframework.stereotype.Component;

/** Invented entries of the registers and invented feedback, so that no page of the programme is empty. Each goes through the act its page calls. */
@Component
@InDemo
class ProgrammeSamples {
    private static final UUID POLICE = Organisation.idOfSlug("essex-police");
    private static final UUID THURROCK = Organisation.idOfSlug("thurrock-council");
    private static final String SIG = "set-strategy-implementation-group";

    private final Staff staff;
    private final Registers registers;
    private final Entries entries;
    private final PartnerAnswers answers;
    private final Figures figures;
    private final Meetings meetings;
    private final Papers papers;
    private final Plans plans;
    private final PlanRegister register;
    private final CoveredPlaces places;
    private final PublicShelf shelf;
    private final FeedbackBox box;

    ProgrammeSamples(
            Staff staff,
            Registers registers,
            Entries entries,
            PartnerAnswers answers,
            Figures figures,
            Meetings meetings,
            Papers papers,
            Plans plans,
            PlanRegister register,
            CoveredPlaces places,
            PublicShelf shelf,
            FeedbackBox box) {
        this.staff = staff;
        this.registers = registers;
        this.entries = entries;
        this.answers = answers;
        this.figures = figures;
        this.meetings = meetings;
        this.papers = papers;
        this.plans = plans;
        this.register = register;
        this.places = places;
        this.shelf = shelf;
        this.box = box;
    }

    /** @param plan the word of the crisis care plan, which is read in and public */
    void make(String plan) {
        CurrentActor.run(staff.visitor("business.manager").actor(), () -> {
            watched(plan);
            shared(plan);
            measured(plan);
            delivered(plan);
            recommended();
            met();
        });
        said(plan);
    }

    private Entry add(String in, String... fields) {
        return entries.add(registers.get(in), form(fields));
    }

    private static EntryForm form(String... fields) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            typed.computeIfAbsent(fields[i], _ -> new java.util.ArrayList<>()).add(fields[i + 1]);
        }
        return EntryForm.of(typed);
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

    private void link(Entry entry, String target) {
        entries.link(registers.get(entry.register()), entry.code(), target);
    }

    private void watched(String plan) {
        Entry risk = add(
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
        Entry mitigation = add("mitigation", "title", "Share one nurse between two cars", "status", "Under way");
        link(mitigation, "risk/" + risk.code());
        add(
                "horizon",
                day(
                        "review",
                        entries.today().plusMonths(2),
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
        Entry principle = add("principle", "title", "Co-production", "source", "The strategy of 2017 to 2021");
        link(principle, plan + "/1.14");
        add("principle", "title", "Help early", "source", "The strategy of 2017 to 2021");
    }

    private void shared(String plan) {
        Entry made = add(
                "coproduction",
                day(
                        "held",
                        entries.today().minusMonths(1),
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
        Entry model = add(
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
        link(made, "model/" + model.code());
        Entry talk = add(
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
        Entry kpi = add(
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
        LocalDate month = entries.today().withDayOfMonth(1).minusMonths(shares.length);
        for (int share : shares) {
            month = month.plusMonths(1);
            figures.record(
                    registers.get("kpi"),
                    kpi.code(),
                    form(day(
                            "on",
                            month.minusDays(1),
                            "place",
                            "North Essex",
                            "value",
                            String.valueOf(share),
                            "source",
                            "Monthly return (invented)")));
        }
        Entry statement = add(
                "statement",
                "title",
                "I tell my story once",
                "question",
                "Did you have to tell your story again?",
                "measure",
                "Share who did not");
        String[][] places = {{"Thurrock", "61", "94"}, {"Harlow", "40", "71"}, {"Uttlesford", "3", "4"}};
        for (String[] place : places) {
            figures.record(
                    registers.get("statement"),
                    statement.code(),
                    form(day(
                            "on",
                            entries.today().minusDays(20),
                            "place",
                            place[0],
                            "value",
                            place[1],
                            "out-of",
                            place[2],
                            "source",
                            "Autumn survey (invented)")));
        }
    }

    private void delivered(String plan) {
        places.all().stream()
                .filter(place ->
                        place.name().equals("Harlow district") || place.name().equals("North East Essex Alliance"))
                .forEach(place -> register.cover(plan, "", place.value()));
        register.consider(plan, "Yes", "The whole plan is for people in a mental health crisis.");
        Entry outcome = add(
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
                        entries.today().plusMonths(1),
                        "title",
                        "Health and Wellbeing Board of Thurrock",
                        "organisation",
                        THURROCK.toString(),
                        "plan",
                        plan,
                        "every",
                        "6"));
    }

    private void recommended() {
        Entry made = add(
                "recommendation",
                "title",
                "One number for every professional in a crisis",
                "words",
                "That all partners give out the one number of the care co-ordination centre",
                "group",
                SIG,
                "status",
                "Sent to partners");
        answers.ask(
                registers.get("recommendation"),
                made.code(),
                form(day("due", entries.today().plusWeeks(3), "members", "1")));
        Answer first = answers.of(made).getFirst();
        Actor partner = staff.governance(first.organisationId());
        CurrentActor.run(
                partner,
                () -> answers.answer(
                        registers.get("recommendation"),
                        made.code(),
                        form(day(
                                "decided",
                                entries.today(),
                                "answer",
                                first.answerId() + "/" + first.version(),
                                "state",
                                "Endorsed",
                                "board",
                                "Board in public"))));
    }

    private void met() {
        String group = "crisis-care-concordat-group";
        meetings.plan(group, form(day("first", entries.today().plusDays(10), "many", "3")));
        meetings.of(entries.get("group", group)).stream()
                .findFirst()
                .ifPresent(meeting -> papers.add(
                        meeting.code(),
                        form(day(
                                "paper-due",
                                entries.today().plusDays(6),
                                "title",
                                "Figures of detentions",
                                "class",
                                "Discussion",
                                "considered",
                                "Yes",
                                "rationale",
                                "They are figures of people in crisis",
                                "writer",
                                POLICE.toString()))));
    }

    /** What the public said, one piece answered and one that waits to be read. */
    private void said(String code) {
        if (!(shelf.find(code) instanceof PublicShelf.Found.Open open)) {
            return;
        }
        box.post(
                open.plan(),
                new Post(
                        "carer",
                        "4.13",
                        "My son was moved three times in one night. Please let the car know where he lives.",
                        "yes"),
                "demo");
        box.post(
                open.plan(),
                new Post("service-user", "2.6", "The posters at my surgery have an old number on them.", "yes"),
                "demo");
        CurrentActor.run(staff.visitor("plan.chair").actor(), () -> {
            Plan plan = plans.get(code);
            Feedback first = box.waiting(plan).getFirst();
            box.decide(
                    code,
                    first.feedbackId(),
                    new Decision(
                            first.version(),
                            first.words(),
                            null,
                            "Moved from place to place",
                            "4.13",
                            "The street triage car can see the forms of missing people since June."));
        });
    }
}
