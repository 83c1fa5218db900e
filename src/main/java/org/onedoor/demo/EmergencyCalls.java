package org.onedoor.demo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.essex.Resident;
import org.onedoor.frontdoor.stack.CadFeed;
import org.onedoor.frontdoor.stack.CadMessage;
import org.onedoor.frontdoor.stack.CadMessage.What;
import org.onedoor.frontdoor.stack.Caller;
import org.onedoor.people.Details;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Ids;
import org.springframework.stereotype.Component;

/**
 * Somebody calls 999 and waits: the invented dispatch system shows the call, and says at once what it will say later, so
 * that a crew reaches it, or it is upgraded, when its time comes.
 */
@Component
@InDemo
class EmergencyCalls {
    private static final List<String> NATURES = List.of(
            "Fell at home, cannot get up, not injured",
            "More confused than usual since this morning",
            "Catheter blocked, in discomfort",
            "Carer has been taken ill, cannot be left alone",
            "Low mood, says life is not worth living, nothing taken",
            "Panic, breathing fast, has had these before",
            "Weak and off the legs for two days",
            "Hearing voices again, frightened, asking for help");

    private final CadFeed feed;
    private final Staff staff;
    private final Stage stage;

    EmergencyCalls(CadFeed feed, Staff staff, Stage stage) {
        this.feed = feed;
        this.staff = staff;
        this.stage = stage;
    }

    /** A call that connected a while ago, now triaged as category 3, 4 or 5 (now and then 2, which nobody here sees). */
    void ring(Resident resident, Instant now, RandomGenerator random) {
        Actor crew = staff.ambulance();
        UUID organisation = crew.organisationId();
        String number = "CAD-" + Math.floorMod(Ids.at(now).getLeastSignificantBits(), 100_000_000L);
        int category = List.of(3, 3, 3, 3, 4, 4, 5, 2).get(random.nextInt(8));
        Instant called = now.minus(Hours.minutes(random, 5, 40));
        stage.play(now, crew, () -> {
            feed.take(
                    organisation,
                    message(
                            now,
                            What.CALL,
                            number,
                            category,
                            called,
                            NATURES.get(random.nextInt(NATURES.size())),
                            resident));
            Instant sent = now.plus(Hours.minutes(random, 25, 100));
            return random.nextInt(6) == 0
                    ? feed.take(organisation, message(sent, What.CHANGE, number, 2, null, null, null))
                    : feed.take(organisation, message(sent, What.DISPATCHED, number, null, null, null, null));
        });
    }

    private static CadMessage message(
            Instant at,
            What what,
            String number,
            @Nullable Integer category,
            @Nullable Instant called,
            @Nullable String nature,
            @Nullable Resident resident) {
        return new CadMessage(
                Ids.at(at).toString(),
                at,
                what,
                number,
                category,
                called,
                nature,
                resident == null ? null : caller(resident));
    }

    private static Caller caller(Resident resident) {
        Details details = resident.details();
        return new Caller(
                details.nhsNumber(),
                details.familyName(),
                details.givenName(),
                details.birthDate(),
                resident.age(),
                details.gender(),
                details.addressLine(),
                details.postcode(),
                details.phone());
    }
}
