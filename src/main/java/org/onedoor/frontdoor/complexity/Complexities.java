package org.onedoor.frontdoor.complexity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralActs;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.Step;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/** Records how complex a person's needs are now. It is the person's, and one: each team that records it says it anew. */
@Service
public class Complexities {
    private final ReferralActs acts;
    private final ComplexityRepository repository;
    private final Services services;
    private final Notes notes;

    Complexities(ReferralActs acts, ComplexityRepository repository, Services services, Notes notes) {
        this.acts = acts;
        this.repository = repository;
        this.services = services;
        this.notes = notes;
    }

    /** What is known of one person. */
    public record Known(ComplexityBand band, Instant recordedAt) {}

    /**
     * A person's band beside that of the service that has them.
     *
     * @param service the band of that service; none while no service has the person
     */
    public record Shown(Known known, @Nullable ComplexityBand service) {
        public ComplexityBand.@Nullable Fit fit() {
            return service == null ? null : service.fits(known.band());
        }
    }

    public Referral record(
            String reference, long version, String code, @Nullable String words, @Nullable IdempotencyKey key) {
        ComplexityBand band = ComplexityBand.ofCode(code);
        Map<String, String> problems = new LinkedHashMap<>();
        if (band == null) {
            problems.put("band", "Choose how complex the person's needs are now");
        }
        if (words == null) {
            problems.put("words", "Say what shows it, so that another can follow the judgement");
        }
        if (band == null || words == null) {
            throw new Invalid(problems);
        }
        return acts.perform(new Wish(reference, version, Step.RECORD_COMPLEXITY, key), (act, before) -> {
            UUID event = act.happened(new ComplexityRecorded(before.referralId(), before.journeyId(), band.code()));
            notes.write(act, event, before.referralId(), words);
            repository.put(before.personId(), band, act.now(), before.referralId());
            return before;
        });
    }

    /** The latest that the reader may know. Called from inside a look. */
    public Optional<Shown> of(Referral referral) {
        return repository.find(referral.personId()).map(known -> new Shown(known, served(referral)));
    }

    /** The band of the service that has accepted the person. */
    private @Nullable ComplexityBand served(Referral referral) {
        return ComplexityRepository.SERVED.contains(referral.state())
                ? Optional.ofNullable(referral.currentService())
                        .flatMap(services::find)
                        .map(service -> ComplexityBand.ofCode(service.band()))
                        .orElse(null)
                : null;
    }
}
