package org.onedoor.pictures;

import org.onedoor.Visitor;

/** A Friday morning at the centre: referrals from several doors, in several states, some late. */
final class Morning {
    private Morning() {}

    /** Plays it from Wednesday on; it is then Fri 1 Mar 2024 at 09:20. Answers the reference of Alan Wexcombe's. */
    static String play(World world) {
        Visitor navigator = world.visitor("navigator.1");
        Visitor tilbury = world.visitor("gp.tilbury");

        world.at("2024-02-28T10:10");
        String declined = world.refer(
                world.visitor("gp.grays"),
                Need.of("9999243177", "Beatrix Holloway", "3 11 1961", "RM17 6SL", "low-mood-anxiety", "routine"));
        world.at("2024-02-28T10:40");
        world.step(navigator, declined, "start-triage");
        world.step(navigator, declined, "offer", "service", world.service("pcn-mh-grays"), "override", "Known there");
        world.at("2024-02-29T15:05");
        world.step(
                world.visitor("mhp.grays"),
                declined,
                "decline",
                "reason",
                "22",
                "words",
                "Both practitioners are away until the 11th.");
        world.at("2024-02-29T16:20");
        String asked = world.refer(
                world.visitor("gp.harlow"),
                Need.of("9999322360", "Ruthven Okonkwo", "21 7 1974", "CM20 1YS", "medication-review", "soon"));
        world.at("2024-02-29T16:45");
        world.step(navigator, asked, "request-information", "question", "Which medicines, and since when?");
        world.at("2024-03-01T05:40");
        world.refer(
                world.visitor("ambulance"),
                Need.of("9999401554", "Marjorie Applegarth", "9 1 1939", "CO15 1AA", "frailty-falls", "urgent"));
        world.at("2024-03-01T06:05");
        world.refer(
                world.visitor("police"),
                Need.of("9999480748", "Dane Thistlewood", "17 5 1996", "SS1 1AA", "crisis", "very-urgent"));
        world.at("2024-03-01T06:11"); // one clock falls due after the other
        world.at("2024-03-01T06:36");
        world.at("2024-03-01T08:20");
        world.refer(
                world.visitor("mind.thurrock"),
                Need.of("9999639127", "Folasade Merrow", "30 9 1983", "RM16 2AA", "debt", "routine"));
        world.at("2024-03-01T08:31");
        String triaged = world.refer(
                world.visitor("gp.colchester"),
                Need.of("9999718310", "Niamh Castellane", "5 12 2002", "CO1 1AA", "psychosis-first-episode", "soon"));
        world.step(navigator, triaged, "start-triage");
        world.at("2024-03-01T09:05");
        String alan = world.refer(tilbury, Need.ALAN);
        world.at("2024-03-01T09:12");
        world.refer(
                world.visitor("gp.basildon"),
                Need.of("9999797504", "Tomasz Greenhalgh", "24 3 1958", "SS14 1AA", "bereavement", "routine"));
        world.at("2024-03-01T09:20");
        return alan;
    }
}
