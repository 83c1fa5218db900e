package org.onedoor.frontdoor.psychosis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Intake.Received;
import org.onedoor.frontdoor.Onward;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.StepCondition;
import org.onedoor.platform.Actor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;

/**
 * Psychosis develops in somebody who was at risk of it. One act records the day and transfers them to early intervention as a
 * first episode, whose two weeks begin now; the team keeps them until they have arrived.
 */
@org.springframework.stereotype.Service
public class Conversions implements StepCondition {
    private final Onward onward;
    private final ConversionRepository conversions;
    private final Referrals referrals;
    private final Services services;
    private final Notes notes;
    private final DomainTime time;

    Conversions(
            Onward onward,
            ConversionRepository conversions,
            Referrals referrals,
            Services services,
            Notes notes,
            DomainTime time) {
        this.onward = onward;
        this.conversions = conversions;
        this.referrals = referrals;
        this.services = services;
        this.notes = notes;
        this.time = time;
    }

    /**
     * On which pathway a referral is, and whether psychosis developed.
     *
     * @param on the day it did; none where it has not
     * @param to the reference of the referral to early intervention
     */
    public record Shown(
            PsychosisPathway pathway,
            @Nullable LocalDate on,
            @Nullable String to) {}

    /** Called from inside a look. */
    public Optional<Shown> of(Referral referral) {
        PsychosisPathway pathway = PsychosisPathway.of(referral.needs());
        if (pathway == null) {
            return Optional.empty();
        }
        Optional<ConversionRepository.Row> row = conversions.find(referral.personId(), referral.referralId());
        return Optional.of(new Shown(
                pathway,
                row.map(ConversionRepository.Row::onDate).orElse(null),
                row.map(one -> referrals
                                .ofAct(referral.personId(), one.toReferral())
                                .reference())
                        .orElse(null)));
    }

    /** The services that help with a first episode: one of them takes over. */
    public List<Service> earlyIntervention() {
        return services.all().stream()
                .filter(service -> service.typeCode().equals("eip"))
                .toList();
    }

    /**
     * @param on the day it was judged to have developed
     * @param words what shows it; early intervention reads it as the reason of its referral
     */
    public Received developed(
            String reference,
            @Nullable LocalDate on,
            @Nullable UUID service,
            String words,
            @Nullable IdempotencyKey key) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (on == null) {
            problems.put("on", "Say on which day psychosis was judged to have developed");
        } else if (on.isAfter(London.date(time.instant()))) {
            problems.put("on", "The day cannot be in the future");
        }
        Service to = earlyIntervention().stream()
                .filter(one -> one.id().equals(service))
                .findFirst()
                .orElse(null);
        if (to == null) {
            problems.put("service", "Choose the early intervention service that takes over");
        }
        if (words.isBlank()) {
            problems.put("words", "Say what shows it: early intervention reads this");
        }
        if (on == null || to == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return onward.transferAs(
                Step.RECORD_CONVERSION,
                reference,
                to.id(),
                words,
                Conversions::asFirstEpisode,
                key,
                (act, from, child) -> {
                    String refusal = refusal(Step.RECORD_CONVERSION, from, act.actor());
                    if (refusal != null) {
                        throw new Refused("not-permitted", refusal);
                    }
                    if (on.isBefore(London.date(from.receivedAt()))) {
                        throw new Invalid(
                                "on",
                                "The day cannot be before the referral was received, on %s"
                                        .formatted(London.day(from.receivedAt())));
                    }
                    conversions.put(from, on, child.referralId(), act.now());
                    UUID event = act.happened(new PsychosisDeveloped(
                            from.referralId(), from.journeyId(), on.toString(), child.referralId(), to.id()));
                    notes.write(act, event, from.referralId(), words);
                });
    }

    private static List<String> asFirstEpisode(List<String> needs) {
        List<String> now = new ArrayList<>(needs);
        now.remove(PsychosisPathway.AT_RISK.need());
        now.remove(PsychosisPathway.FIRST_EPISODE.need());
        now.addFirst(PsychosisPathway.FIRST_EPISODE.need());
        return now;
    }

    @Override
    public Set<Step> steps() {
        return Set.of(Step.RECORD_CONVERSION);
    }

    @Override
    public @Nullable String refusal(Step step, Referral referral, Actor actor) {
        if (PsychosisPathway.of(referral.needs()) != PsychosisPathway.AT_RISK) {
            return "'%s' is for a referral on the pathway for an at risk mental state.".formatted(step.label());
        }
        return conversions
                .find(referral.personId(), referral.referralId())
                .map(row ->
                        "'%s' was done already: it developed on %s.".formatted(step.label(), London.day(row.onDate())))
                .orElse(null);
    }
}
