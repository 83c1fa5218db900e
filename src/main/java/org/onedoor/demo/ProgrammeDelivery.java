package org.onedoor.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.programme.CoveredPlaces;
import org.onedoor.programme.ExperienceDesk;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanMeasures;
import org.onedoor.programme.Plans;
import org.onedoor.programme.RegisterDesk;
import org.springframework.stereotype.Component;

/** Invented work programmes, items of Joint Forward Plans, approvals, teams, opportunities and answers on how it was. */
@Component
@InDemo
class ProgrammeDelivery {
    private static final UUID ESSEX = Organisation.idOfSlug("essex-county-council");
    private static final String SIG = "set-strategy-implementation-group";
    private static final String LTP = "nhs-long-term-plan-commitments-west-essex";
    private static final String EARLY = "Delivery of the Early Intervention in Psychosis standard";

    private final Staff staff;
    private final RegisterDesk registers;
    private final CoveredPlaces places;
    private final Plans plans;
    private final PlanMeasures measures;
    private final ExperienceDesk experience;
    private final Services services;
    private final DomainTime time;

    ProgrammeDelivery(
            Staff staff,
            RegisterDesk registers,
            CoveredPlaces places,
            Plans plans,
            PlanMeasures measures,
            ExperienceDesk experience,
            Services services,
            DomainTime time) {
        this.staff = staff;
        this.registers = registers;
        this.places = places;
        this.plans = plans;
        this.measures = measures;
        this.experience = experience;
        this.services = services;
        this.time = time;
    }

    private LocalDate today() {
        return London.date(time.instant());
    }

    /** @param outcome the word of an outcome of the strategy that is there already */
    void make(String outcome) {
        CurrentActor.run(staff.visitor("business.manager").actor(), () -> {
            work();
            forward(outcome);
            approved();
            integrated();
            involved();
            measured();
        });
        CurrentActor.run(Actor.SYSTEM, this::said);
    }

    private String add(String in, Map<String, List<String>> form) {
        return registers.add(in, form);
    }

    private static Map<String, List<String>> form(String... fields) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            typed.computeIfAbsent(fields[i], _ -> new java.util.ArrayList<>()).add(fields[i + 1]);
        }
        return typed;
    }

    private static Map<String, List<String>> on(String name, LocalDate day, Map<String, List<String>> form) {
        form.put(name + "-day", List.of(String.valueOf(day.getDayOfMonth())));
        form.put(name + "-month", List.of(String.valueOf(day.getMonthValue())));
        form.put(name + "-year", List.of(String.valueOf(day.getYear())));
        return form;
    }

    private String item(String title, LocalDate due, String status, String... more) {
        Map<String, List<String>> form = form(more);
        form.putAll(form("title", title, "group", SIG, "lead", ESSEX.toString(), "status", status));
        return add("work", on("due", due, form));
    }

    private void work() {
        String terms = item("Agree the terms of reference", today().minusDays(12), "Under way");
        String manager = item("Appoint the business manager", today().plusDays(30), "Not begun", "needs", terms);
        item("Hold the first meeting", today().plusDays(60), "Not begun", "needs", manager, "needs", terms);
        item("List the groups there are", today().minusDays(40), "Done");
    }

    private String place(String name) {
        return places.all().stream()
                .filter(place -> place.name().equals(name))
                .map(CoveredPlaces.Place::value)
                .findFirst()
                .orElse("");
    }

    private void forward(String outcome) {
        String[][] items = {
            {"QJG", "Crisis cafes in Colchester and Clacton", "Under way", "Colchester district", "Tendring district"},
            {"QH8", "A crisis team in each alliance", "Delivered", "Thurrock district", "Basildon district"},
            {"QH8", "One number for crisis calls", "Under way", "Thurrock district", "Southend-on-Sea district"}
        };
        for (String[] each : items) {
            Map<String, List<String>> form = form(
                    "title",
                    each[1],
                    "icb",
                    Organisation.idOfOds(each[0]).toString(),
                    "outcome",
                    outcome,
                    "edition",
                    "Joint Forward Plan (invented item)",
                    "status",
                    each[2]);
            form.put(
                    "places",
                    List.of(place(each[3]), place(each[4])).stream()
                            .filter(place -> !place.isEmpty())
                            .toList());
            add("forward-plan", on("due", today().plusMonths(4), form));
        }
    }

    private void approved() {
        String strategy = add(
                "approval",
                form(
                        "title",
                        "Personality disorder strategy",
                        "words",
                        "One pathway for people with complex emotional needs",
                        "pathway",
                        "personality-disorder",
                        "status",
                        "Before the boards"));
        for (String board : List.of("06T", "07H", "06Q")) {
            registers.take(
                    "approval",
                    strategy,
                    "ask",
                    on(
                            "due",
                            today().plusMonths(2),
                            form("organisations", Organisation.idOfOds(board).toString())));
        }
    }

    private void integrated() {
        List<String> criteria = List.of(
                        "A leader of the team is in post",
                        "One list of people with complex needs is worked together",
                        "Each practice has a named contact in the team",
                        "Care plans are made together")
                .stream()
                .map(title -> add("criterion", form("title", title, "place", "West Essex")))
                .toList();
        int[] met = {4, 3, 2, 4, 1, 0};
        for (int i = 0; i < met.length; i++) {
            Map<String, List<String>> form = form("title", "Neighbourhood team " + (i + 1), "place", "West Essex");
            if (met[i] > 0) {
                form.put("met", criteria.subList(0, met[i]));
            }
            add("integration", form);
        }
    }

    private void involved() {
        add(
                "opportunity",
                on(
                        "due",
                        today().plusMonths(2),
                        form(
                                "title",
                                "Help to run the Strategy Implementation Group",
                                "words",
                                "Sit with those who run services and say what matters to you",
                                "for_whom",
                                "People who use services",
                                "for_whom",
                                "Carers and families",
                                "group",
                                SIG,
                                "seats",
                                "2",
                                "place",
                                "County Hall, Chelmsford, or by video",
                                "times",
                                "One morning every two months",
                                "support",
                                "Your fares, £20 for each meeting, and somebody to talk to before",
                                "status",
                                "Open")));
        registers.take("group", SIG, "meetings", on("first", today().plusDays(16), form("many", "1")));
        registers.take(
                "meeting",
                registers.meetings(SIG).getFirst(),
                "paper",
                form(
                        "title",
                        "Beds and where people wait for them",
                        "class",
                        "Discussion",
                        "address",
                        "https://example.org/beds",
                        "considered",
                        "Yes",
                        "rationale",
                        "It is about beds for people in a crisis"));
        registers.take("group", SIG, "member", form("username", "member.experience", "called", "Sorrel Beckwith"));
    }

    private void measured() {
        Plan plan = plans.find(LTP).orElse(null);
        if (plan != null) {
            plans.actions(plan).stream()
                    .filter(action -> action.words().startsWith(EARLY))
                    .map(PlanAction::key)
                    .forEach(key -> measures.bind(LTP, key, "EIP_2W"));
        }
    }

    /** What people said last month; the running month is never shown. */
    private void said() {
        String[] overall = {
            "Very good", "Good", "Very good", "Neither good nor poor", "Very good", "Poor", "Good", "Good"
        };
        String[] words = {
            "I was rung back the same day.", "", "I only had to say it once.", "", "", "The waiting room was cold."
        };
        for (String code : List.of("pcn-mh-tilbury-chadwell", "positive-pathways", "first-response-team")) {
            UUID service = services.byCode(code).map(Service::id).orElseThrow();
            for (int i = 0; i < overall.length; i++) {
                Map<String, String> typed = new LinkedHashMap<>();
                typed.put("overall", overall[(i + code.length()) % overall.length]);
                typed.put("heard", i % 4 == 0 ? "Mostly" : "Yes, always");
                typed.put("once", i % 3 == 0 ? "No" : "Yes");
                typed.put("next", i % 5 == 0 ? "In part" : "Yes, always");
                typed.put("together", i % 4 == 1 ? "In part" : "Mostly");
                typed.put("place", i % 8 == 7 ? "Basildon" : "Thurrock");
                typed.put("words", i < words.length ? words[i] : "");
                experience.ask(service).ifPresent(link -> experience.answer(link, typed, today().minusMonths(1)));
            }
        }
    }
}
