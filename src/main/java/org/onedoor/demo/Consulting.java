package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.essex.Resident;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.AdviceLine;
import org.onedoor.platform.Actor;
import org.springframework.stereotype.Component;

/** GPs ask for advice before the demo's day begins: some were answered, and some wait for a visitor. */
@Component
@InDemo
class Consulting {
    private static final List<Exchange> EXCHANGES = List.of(
            new Exchange(
                    "consultant-outpatient",
                    "Steady on the same tablets for two years and wants to stop them. May I lower the dose myself, and how fast?",
                    "Yes, by a quarter every four weeks. Ask how she sleeps at each step, and ring us if she does not.",
                    false),
            new Exchange(
                    "consultant-outpatient",
                    "Third low spell in a year, no risk. Two medicines tried. Is there another step here before a referral?",
                    null,
                    false),
            new Exchange(
                    "pcn-mh-tilbury-chadwell",
                    "Lonely since his wife died and drinking a little more. Is this one for you, or for the bereavement group?",
                    "For both. Refer him to us, and we bring him to the group.",
                    true),
            new Exchange(
                    "professional-advice-line",
                    "Blood test due and she will not come to the surgery. Who can take it at home this week?",
                    null,
                    false));

    private final AdviceLine line;
    private final Staff staff;
    private final Choice choice;
    private final Stage stage;

    Consulting(AdviceLine line, Staff staff, Choice choice, Stage stage) {
        this.line = line;
        this.staff = staff;
        this.choice = choice;
        this.stage = stage;
    }

    /** @param answer none leaves it to a visitor */
    private record Exchange(
            String service, String question, @Nullable String answer, boolean refer) {}

    void begin(Essex essex, Instant now) {
        SplittableRandom random = new SplittableRandom(essex.seed());
        for (Exchange exchange : EXCHANGES) {
            Resident resident = essex.somebody(random);
            Optional<Actor> practice =
                    staff.gp(String.valueOf(resident.details().practiceOds()));
            if (practice.isEmpty()) {
                continue;
            }
            Actor gp = practice.get();
            Service service = choice.service(Service.idOf(exchange.service()));
            Instant asked = now.minus(Hours.minutes(random, 60, 900));
            String reference = stage.play(
                    asked,
                    gp,
                    () -> line.ask(resident.details(), service.id(), random.nextInt(3) == 0, exchange.question()));
            String answer = exchange.answer();
            if (answer != null) {
                stage.play(asked.plus(Duration.ofMinutes(45)), staff.inTeam(service.teamId()), () -> {
                    line.answer(reference, exchange.refer(), answer);
                    return true;
                });
            }
        }
    }
}
