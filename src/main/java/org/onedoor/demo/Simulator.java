package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.Journey.Next;
import org.onedoor.demo.essex.Resident;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.Worklists.Filter;
import org.onedoor.frontdoor.Worklists.Lane;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.time.London;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The day that unfolds: people knock, and invented colleagues do their part. The centre's inbox is mostly left for
 * visitors, and what a visitor has taken is left to them altogether.
 */
@Component
@InDemo
class Simulator implements DisposableBean {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int AT_ONCE = 40;
    private static final int CALLS_AT_FIRST = 5;
    private static final int PAGE = 100;
    private static final Logger log = LoggerFactory.getLogger(Simulator.class);

    private final DemoTime time;
    private final Essex essex;
    private final Arrivals arrivals;
    private final EmergencyCalls emergencyCalls;
    private final Journey journey;
    private final Stage stage;
    private final Staff staff;
    private final Choice choice;
    private final Centre centre;
    private final Worklists worklists;
    private final Agenda<Next> agenda = new Agenda<>();
    private final SplittableRandom random = new SplittableRandom();
    private Instant nextKnock = Instant.MAX;
    private Instant nextCall = Instant.MAX;
    private @Nullable Thread thread;
    private volatile boolean running;

    Simulator(
            DemoTime time,
            Essex essex,
            Arrivals arrivals,
            EmergencyCalls emergencyCalls,
            Journey journey,
            Stage stage,
            Staff staff,
            Choice choice,
            Centre centre,
            Worklists worklists) {
        this.time = time;
        this.essex = essex;
        this.arrivals = arrivals;
        this.emergencyCalls = emergencyCalls;
        this.journey = journey;
        this.stage = stage;
        this.staff = staff;
        this.choice = choice;
        this.centre = centre;
        this.worklists = worklists;
    }

    /** Reads where everything stands and goes on from there. */
    void begin() {
        Set<UUID> organisations = new HashSet<>();
        organisations.add(centre.owner().organisationId());
        choice.played().stream().map(Service::organisationId).forEach(organisations::add);
        InJob.run(() -> organisations.forEach(this::open)); // the lists of all of them: for nobody's eyes
        nextKnock = time.now().plus(pause(time.now()));
        nextCall = time.now();
        for (int waiting = 0; waiting < CALLS_AT_FIRST; waiting++) {
            emergencyCalls.ring(essex.somebody(random), time.now(), random);
        }
        running = true;
        thread = Thread.ofVirtual().name("demo").start(this::run);
    }

    private void open(UUID organisationId) {
        for (int page = 1; ; page++) {
            List<Worklists.Row> rows = worklists.page(
                    new Filter(Lane.OWNER, organisationId, null, true, List.of(), List.of(), page, PAGE));
            rows.forEach(row -> plan(journey.find(row.reference())));
            if (rows.size() < PAGE) {
                return;
            }
        }
    }

    private void run() {
        int ticks = 0;
        while (running) {
            try {
                Thread.sleep(TICK);
                time.stopInTime();
                if (!time.isHeld() && time.speed() > 0) {
                    tick();
                }
                if (++ticks % 5 == 0) {
                    time.keep();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.debug("The demo's day stumbled: {}", e.toString());
            }
        }
    }

    private void tick() {
        Instant now = time.now();
        for (int knocks = 0; knocks < 3 && nextKnock.isBefore(now); knocks++) {
            nextKnock = (knocks == 2 ? now : nextKnock).plus(pause(now));
            Resident resident = essex.somebody(random);
            arrivals.knock(resident, now, random).ifPresent(received -> plan(journey.find(received.reference())));
        }
        if (nextCall.isBefore(now)) {
            nextCall = now.plus(Hours.minutes(random, 10, 30));
            emergencyCalls.ring(essex.somebody(random), now, random);
        }
        for (int i = 0; i < AT_ONCE; i++) {
            Next next = agenda.due(now);
            if (next == null) {
                return;
            }
            play(next, now);
        }
    }

    /** Somebody every few minutes by day, and now and then at night. */
    private Duration pause(Instant now) {
        ZonedDateTime there = London.at(now);
        boolean day = there.getHour() >= 8 && there.getHour() < 19;
        return Hours.minutes(random, 1, day ? 16 : 120);
    }

    private void play(Next next, Instant now) {
        Referral before = journey.find(next.referral().reference());
        if (before.version() != next.referral().version() || isVisitors(before)) {
            return;
        }
        Referral after = stage.play(now, next.actor(), () -> next.deed().apply(before));
        if (after.version() != before.version()) {
            plan(after);
        }
    }

    private void plan(Referral referral) {
        if (!isVisitors(referral) && !isLeftToVisitors(referral)) {
            journey.next(referral, time.now()).ifPresent(next -> agenda.add(next.at(), next));
        }
    }

    /** A visitor sent it or took it. */
    private boolean isVisitors(Referral referral) {
        return staff.isVisitor(referral.owner().accountId())
                || staff.isVisitor(referral.source().accountId());
    }

    /** Two of three in the centre's inbox wait for a visitor, but never somebody in a crisis. */
    private boolean isLeftToVisitors(Referral referral) {
        return !Journey.isUrgent(referral)
                && referral.owner().teamId().equals(centre.owner().teamId())
                && referral.offer() == null
                && Math.floorMod(referral.referralId().hashCode(), 3) != 0;
    }

    @Override
    public void destroy() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        if (nextKnock != Instant.MAX) {
            time.keep();
        }
    }
}
