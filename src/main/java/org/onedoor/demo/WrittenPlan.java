package org.onedoor.demo;

import java.util.List;
import java.util.Map;
import org.onedoor.record.PlanContent;
import org.onedoor.record.PlanPart;

/** A crisis plan in invented words. */
public final class WrittenPlan {
    private WrittenPlan() {}

    public static PlanContent content() {
        return new PlanContent(
                Map.ofEntries(
                        Map.entry(
                                PlanPart.NEEDS.code(),
                                "Speak slowly, one person at a time. I read better than I hear when I am upset"),
                        Map.entry(
                                PlanPart.SIGNS_MINE.code(),
                                "I stop answering my phone, sleep in the day and cannot stand noise"),
                        Map.entry(
                                PlanPart.SIGNS_OTHERS.code(),
                                "Curtains shut, post not taken in, I talk fast and finish no sentence"),
                        Map.entry(
                                PlanPart.HELPS.code(),
                                "A walk, the radio low, somebody who sits with me and does not hurry"),
                        Map.entry(PlanPart.HINDERS.code(), "Being held, bright lights, many questions at once"),
                        Map.entry(
                                PlanPart.CRISIS_LINES.code(),
                                "Life at risk: 999\nMental health crisis: NHS 111, option 2\nSamaritans: 116 123"),
                        Map.entry(
                                PlanPart.DEPENDANTS.code(), "A cat. The neighbour at number 5 has a key and feeds her"),
                        Map.entry(PlanPart.PRACTICAL.code(), "Lock the back door, it does not close by itself"),
                        Map.entry(PlanPart.INTOLERANCES.code(), "Haloperidol: my jaw locked. Not again"),
                        Map.entry(PlanPart.MEDICINES.code(), "Promethazine at night has helped before"),
                        Map.entry(
                                PlanPart.PLACE_OF_SAFETY.code(), "Rochford rather than Basildon. Never a police cell"),
                        Map.entry(
                                PlanPart.PREFERENCES.code(),
                                "At home with the home treatment team, if anybody can stay"),
                        Map.entry(
                                PlanPart.RISK_SUMMARY.code(),
                                "May run towards traffic when grabbed. Has not hurt anybody"),
                        Map.entry(
                                PlanPart.RISK.code(),
                                "Two overdoses in 2022, both after a bereavement. Keeps few tablets at home by agreement"),
                        Map.entry(
                                PlanPart.GUIDANCE.code(),
                                "Sit down if you can. Say your name and why you came. Do not take hold of me: I was hurt and I fight when held. Let me keep my bag. Turn the radio and blue lights off. Ask about the cat, it brings me back. Asthma: blue inhaler in the left pocket"),
                        Map.entry(
                                PlanPart.LIFE_CRITICAL.code(),
                                "Asthma, was in intensive care in 2019. Blue inhaler, left pocket"),
                        Map.entry(
                                PlanPart.AFTER.code(),
                                "Talk it over with my practitioner within a week, and look at this plan again")),
                List.of(
                        new PlanContent.Contact("Tom", "brother", "07700 900311", "any time", true),
                        new PlanContent.Contact(
                                "Neighbour at number 5", "neighbour", "07700 900312", "08:00 to 22:00", true)),
                List.of(new PlanContent.Worker(
                        "Tilbury and Chadwell PCN Mental Health Practitioners",
                        "Dominic Ferrow, practitioner",
                        "07700 900313")),
                List.of("statement"),
                List.of("10", "13"),
                List.of());
    }
}
