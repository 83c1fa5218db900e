package org.onedoor.pictures;

import org.onedoor.Visitor;

/** A referral from the door to the first contact on the sixth day. */
final class Seen {
    private Seen() {}

    /** Plays it from Fri 1 Mar 2024, 09:05; it is then Thu 7 Mar at 10:50. Answers the reference. */
    static String play(World world, Need need, String gp) {
        Visitor navigator = world.visitor("navigator.1");
        Visitor practitioner = world.visitor("mhp.tilbury");
        String reference = world.refer(world.visitor(gp), need);
        world.at("2024-03-01T09:12");
        world.step(navigator, reference, "start-triage");
        world.at("2024-03-01T09:14");
        world.step(
                navigator,
                reference,
                "decide-priority",
                "priority",
                "soon",
                "why",
                "Needs help sooner than 28 days, and not in a crisis");
        world.at("2024-03-01T09:15");
        world.step(
                navigator,
                reference,
                "offer",
                "service",
                world.service("pcn-mh-tilbury-chadwell"),
                "override",
                "Known there");
        world.at("2024-03-01T09:30");
        world.step(practitioner, reference, "accept");
        world.at("2024-03-01T09:40");
        world.step(practitioner, reference, "book", "slot", "", "start", "2024-03-07T10:00", "mode", "face-to-face");
        world.at("2024-03-07T10:50");
        world.step(
                practitioner,
                reference,
                "record-contact",
                "at",
                "2024-03-07T10:00",
                "attended",
                "yes",
                "mode",
                "face-to-face",
                "purpose",
                "assessment",
                "words",
                "Talked for 45 minutes. He would like to meet others who served, and to sleep.");
        return reference;
    }
}
