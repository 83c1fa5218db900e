package org.onedoor.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.AccessEvents.GlassBroken;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.onedoor.platform.time.WorkingDays.BeyondCalendar;
import org.springframework.stereotype.Service;

/**
 * Breaking the glass: whoever has no relationship with a person sees their emergency extract, and nothing else of them, on
 * one of three grounds and for a short time. The Privacy Officers of both sides know in the same transaction, one of them
 * must review it by the end of the next working day, and the person sees it in their own log.
 */
@Service
public class BreakGlass {
    /** The class of data that a broken glass opens. */
    public static final String DATA = "emergency";

    /** How short a reason may be. */
    public static final int REASON = 20;

    static final Duration PROVEN = Duration.ofMinutes(60);
    static final Duration UNPROVEN = Duration.ofMinutes(15);

    private final GlassRepository glasses;
    private final Relationships relationships;
    private final Accounts accounts;
    private final People people;
    private final PrivacyDesk desk;
    private final Acts acts;
    private final Gate gate;
    private final WorkingDays calendar = WorkingDays.england();

    BreakGlass(
            GlassRepository glasses,
            Relationships relationships,
            Accounts accounts,
            People people,
            PrivacyDesk desk,
            Acts acts,
            Gate gate) {
        this.glasses = glasses;
        this.relationships = relationships;
        this.accounts = accounts;
        this.people = people;
        this.desk = desk;
        this.acts = acts;
        this.gate = gate;
    }

    /** What came of it: whose extract is open now. */
    public record Broken(UUID personId, String reference) {}

    /** Whether this account may ever break the glass. */
    public boolean mayBreak() {
        return gate.decide(CurrentActor.get(), Ask.function(Action.READ, DATA)) instanceof Decision.Allowed;
    }

    /** What is wrong with a ground and a reason, by field. */
    public static void check(@Nullable Ground ground, String reason, Map<String, String> problems) {
        if (ground == null) {
            problems.put("ground", "Choose on what ground you open it");
        }
        if (reason.strip().length() < REASON) {
            problems.put(
                    "reason",
                    "Say why in %d characters or more: your Privacy Officer and the person will read it"
                            .formatted(REASON));
        }
        Writing.limit(problems, "reason", "Why you need it", reason, Writing.SENTENCES);
    }

    /**
     * Opens the extract. While it is open already, it stays so and nothing is begun anew.
     *
     * @param proven whether the account just proved a second time who it is; without it the time is a quarter
     * @throws Invalid when the ground is missing or the reason too short
     */
    public Broken open(UUID personId, @Nullable Ground ground, String reason, boolean proven, IdempotencyKey key) {
        Map<String, String> problems = new java.util.LinkedHashMap<>();
        check(ground, reason, problems);
        if (ground == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        Subject.Person person = new Subject.Person(personId);
        return acts.act(
                Begin.on("break the glass", Ask.about(Action.WRITE, DATA, person), person)
                        .once(key),
                Broken.class,
                act -> {
                    Optional<Glass> open =
                            glasses.latest(personId, act.actor().accountId()).filter(glass -> glass.isOpen(act.now()));
                    if (open.isPresent()) {
                        return new Broken(personId, open.get().reference());
                    }
                    UUID glassId = act.happened(new GlassBroken(ground.code()));
                    Glass glass = glass(
                            glassId,
                            personId,
                            act.actor(),
                            ground,
                            Writing.storable(reason).strip(),
                            proven,
                            act.now());
                    glasses.add(glass);
                    tell(glass);
                    return new Broken(personId, glass.reference());
                });
    }

    private Glass glass(
            UUID glassId, UUID personId, Actor actor, Ground ground, String reason, boolean proven, Instant now) {
        Set<UUID> told = new LinkedHashSet<>(List.of(actor.organisationId()));
        relationships.of(people.linked(personId)).stream()
                .filter(known ->
                        known.until() == null || known.until().toInstant().isAfter(now))
                .forEach(known -> told.add(known.organisationId()));
        Set<UUID> withOfficers = accounts.organisationsWith(PrivacyOffice.ROLE, told);
        UUID reviewer = told.stream().filter(withOfficers::contains).findFirst().orElse(actor.organisationId());
        return new Glass(
                personId,
                glassId,
                "BG" + Ids.reference().substring(2),
                actor.accountId(),
                actor.role(),
                actor.organisationId(),
                actor.teamId(),
                ground,
                reason,
                proven,
                now,
                now.plus(proven ? PROVEN : UNPROVEN),
                told,
                reviewer,
                endOfNextWorkingDay(now),
                false,
                null);
    }

    private void tell(Glass glass) {
        String detail = glass.proven() ? null : "without a second proof of who it was, so for 15 minutes only";
        for (UUID organisation : glass.told()) {
            boolean reviews = organisation.equals(glass.reviewOrg());
            PrivacyDesk.Matter matter = new PrivacyDesk.Matter(
                    glass.personId(),
                    glass.glassId(),
                    organisation.equals(glass.organisationId()) ? "glass-broken-by-us" : "glass-broken-by-others",
                    glass.reference(),
                    detail);
            if (reviews) {
                desk.ask(organisation, matter, glass.reviewDue());
            }
            desk.tell(organisation, matter);
        }
    }

    private Instant endOfNextWorkingDay(Instant now) {
        LocalDate today = London.date(now);
        try {
            return London.endOf(calendar.plus(today, 1));
        } catch (BeyondCalendar notKnown) {
            return London.endOf(today.plusDays(1)); // sooner than any calendar would say
        }
    }

    /** The time this account last broke it for this person; from inside a look at the extract. */
    public Optional<Glass> held(UUID personId) {
        return glasses.latest(personId, CurrentActor.get().accountId());
    }

    public Optional<Glass> find(String reference) {
        return glasses.byReference(reference);
    }

    /** What this organisation's Privacy Officers must review or were told of; from inside a look. */
    public List<Glass> of(UUID organisationId) {
        return glasses.of(organisationId);
    }

    /**
     * Writes the review.
     *
     * @throws Invalid when it does not say whether it was justified and why
     * @throws StaleEdit when it was reviewed meanwhile
     */
    public void review(Glass glass, @Nullable Boolean justified, String finding) {
        Map<String, String> problems = new java.util.LinkedHashMap<>();
        if (justified == null) {
            problems.put("justified", "Say whether it was justified");
        }
        if (finding.strip().length() < REASON) {
            problems.put("finding", "Say what you found in %d characters or more".formatted(REASON));
        }
        Writing.limit(problems, "finding", "What you found", finding, Writing.SENTENCES);
        if (justified == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        Subject.Person person = new Subject.Person(glass.personId());
        acts.act(
                Begin.on(
                                "review a broken glass",
                                Ask.item(Action.WRITE, WhoLooked.DATA, person, Set.of(glass.reviewOrg())),
                                person)
                        .once(SaidOnce.about(glass.glassId(), String.valueOf(justified), finding)),
                act -> {
                    if (!glasses.review(
                            glass.personId(),
                            glass.glassId(),
                            new Glass.Review(
                                    justified,
                                    Writing.storable(finding).strip(),
                                    act.actor().accountId(),
                                    act.now()))) {
                        throw new StaleEdit("review");
                    }
                    desk.done(glass.personId(), glass.glassId(), act.actor().accountId());
                });
    }
}
