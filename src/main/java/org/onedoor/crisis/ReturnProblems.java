package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What somebody looks at before a return is locked: of which case something is missing, and where facts cannot all be so.
 * The police see nothing here of what others wrote but that it is there or not.
 */
public final class ReturnProblems {
    private static final Duration AMBULANCE = Duration.ofMinutes(30);

    private ReturnProblems() {}

    /**
     * One.
     *
     * @param number of the case
     * @param step where in the case it is put right, after its address; empty where the case itself is opened
     */
    public record Problem(UUID incident, String number, String words, String step) {}

    static List<Problem> of(PoliceCase one) {
        List<Problem> found = new ArrayList<>();
        missing(one, found);
        contradictions(one, found);
        return found;
    }

    private static void missing(PoliceCase one, List<Problem> found) {
        Facts facts = one.state().facts();
        if (one.place().isEmpty()) {
            add(found, one, "No place of safety is recorded. It counts as Not known", FactKind.ARRIVED);
        }
        if (one.transport().isEmpty()) {
            add(found, one, "How they were taken there is not recorded. It counts as Not known", FactKind.LEFT);
        }
        if (one.byPoliceVehicle() && one.vehicleReason().isEmpty()) {
            String step = facts.of(FactKind.LEFT)
                    .filter(fact -> fact.code("transport").equals(PoliceCase.POLICE_VEHICLE))
                    .filter(fact -> fact.organisationId().equals(one.force()))
                    .map(fact -> "/correct/" + fact.factId())
                    .findFirst()
                    .orElse("");
            add(found, one, "Why a police vehicle was used is not recorded. It counts as Not recorded", step);
        }
        if (one.everAtStation() && one.stationReason().isEmpty()) {
            add(found, one, "Why a police station was used is not recorded. It counts as Not recorded", "");
        }
        List<String> unsaid = unsaid(one);
        if (!unsaid.isEmpty()) {
            String words = "%s: not recorded. %s as Not recorded"
                    .formatted(String.join("; ", unsaid), unsaid.size() == 1 ? "It counts" : "They count");
            add(found, one, words, FactKind.POLICE_DETAILS);
        }
        if (one.age() == null) {
            add(found, one, "No age is recorded, not even as it was thought. It counts as Not known", "");
        }
        if (!facts.has(FactKind.ENDED)) {
            add(found, one, "The end is not recorded. The hours count as Not known", FactKind.ENDED);
        }
    }

    /** What of the questions that are asked for the return nobody has answered. */
    private static List<String> unsaid(PoliceCase one) {
        List<String> unsaid = new ArrayList<>();
        if (one.perceived().isEmpty()) {
            unsaid.add("The ethnic group as the officer perceived it");
        }
        if (one.arrested().isEmpty()) {
            unsaid.add(unsaid.isEmpty() ? "Whether there was an arrest" : "whether there was an arrest");
        }
        if (one.weapons().isEmpty()) {
            unsaid.add(unsaid.isEmpty() ? "Whether there was a weapon" : "whether there was a weapon");
        }
        if (one.intoxication().isEmpty()) {
            unsaid.add(unsaid.isEmpty() ? "Alcohol or drugs" : "alcohol or drugs");
        }
        return unsaid;
    }

    private static void contradictions(PoliceCase one, List<Problem> found) {
        Facts facts = one.state().facts();
        if (!Contradictions.of(facts).isEmpty()) {
            add(
                    found,
                    one,
                    "Facts of this case cannot all be so. Those who have or had the person can say which is wrong",
                    "");
        }
        Instant from = one.state().heldFrom();
        if (from != null
                && facts.first(FactKind.ENDED)
                        .filter(end -> end.occurredAt().isBefore(from))
                        .isPresent()) {
            add(found, one, "The end lies before the beginning. The hours count as Not known", "");
        }
        if (FactKind.POLICE_DETAILS.questions().stream().anyMatch(question -> isSaidTwoWays(facts, question))) {
            add(found, one, "What the officers said for the return is recorded in different ways. The last counts", "");
        }
        if (one.outcome().equals("custody") && one.arrested().equals("no")) {
            add(found, one, "It ended in custody for an offence, and says that nobody was arrested", "");
        }
        vehicle(one, facts, found);
    }

    private static boolean isSaidTwoWays(Facts facts, Question question) {
        return facts.of(FactKind.POLICE_DETAILS)
                        .map(fact -> fact.code(question.name()))
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .count()
                > 1;
    }

    private static void vehicle(PoliceCase one, Facts facts, List<Problem> found) {
        Instant asked = facts.first(FactKind.CONVEYANCE).map(Fact::occurredAt).orElse(null);
        boolean inTime = asked != null
                && facts.first(FactKind.ON_SCENE)
                        .filter(there -> !there.occurredAt().isAfter(asked.plus(AMBULANCE)))
                        .isPresent();
        if (one.vehicleReason().equals("not-requested") && asked != null) {
            add(found, one, "The reason for the police vehicle is that no ambulance was asked for; one was", "");
        }
        if (one.vehicleReason().equals("over-30") && asked == null && !facts.has(FactKind.NO_CONVEYANCE)) {
            add(found, one, "The reason is that no ambulance came within 30 minutes; none was asked for", "");
        }
        if (one.vehicleReason().equals("over-30") && inTime) {
            add(found, one, "The reason is that no ambulance came within 30 minutes; one did", "");
        }
    }

    private static void add(List<Problem> found, PoliceCase one, String words, FactKind kind) {
        add(found, one, words, "/do/" + kind.code());
    }

    private static void add(List<Problem> found, PoliceCase one, String words, String step) {
        found.add(new Problem(one.detention().incidentId(), one.detention().number(), words, step));
    }
}
