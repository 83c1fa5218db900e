package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Service;

/** Reading referrals: every read is a look. */
@Service
public class Referrals {
    private final ReferralRepository repository;
    private final AppointmentRepository appointments;
    private final OfferRepository offers;
    private final Looks looks;

    Referrals(ReferralRepository repository, AppointmentRepository appointments, OfferRepository offers, Looks looks) {
        this.repository = repository;
        this.appointments = appointments;
        this.offers = offers;
        this.looks = looks;
    }

    /**
     * Shows one referral to whoever is acting, if they may see it.
     *
     * @param query reads what else the page shows of it, inside the same look
     * @throws NotFound when there is none, and exactly so when it is out of reach
     */
    public <T> T look(String reference, Function<Referral, T> query) {
        return look(reference, (referral, _) -> query.apply(referral));
    }

    /** The same, for a page that shows other people too: the query names them. */
    public <T> T look(String reference, BiFunction<Referral, Looks.Shown, T> query) {
        Referral found = repository.byReference(reference).orElse(null);
        if (found == null) {
            return looks.absent(said(reference), Action.READ, "referral");
        }
        Ask ask = Ask.item(Action.READ, "referral", new Subject.Person(found.personId()), found.parties());
        return looks.look("Referral " + reference, ask, shown -> query.apply(found, shown));
    }

    /** One as it stands, for code inside an act or a look that has asked the gate already. */
    public Referral ofAct(UUID personId, UUID referralId) {
        return repository.find(personId, referralId).orElseThrow();
    }

    /** What was said of the person with the referral. Called from inside a look or an act that has asked the gate about them. */
    public Referral.Words words(Referral referral) {
        return repository.words(referral);
    }

    /** What was asked for, as the audit says it: never more of it than a reference can be. */
    static String said(String reference) {
        return reference.matches("[0-9A-Z-]{1,20}") ? "Referral " + reference : "Referral by what is no reference";
    }

    /** The referrals of a page of a worklist, in its order. Called from inside a look that names everyone on it. */
    public List<Referral> all(List<Worklists.Row> rows) {
        Map<UUID, Referral> found =
                repository.all(rows).stream().collect(Collectors.toMap(Referral::referralId, Function.identity()));
        return rows.stream()
                .map(row -> found.get(row.referralId()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The referrals behind a figure, each once, the latest first. Called from inside a look. */
    public List<Referral> counted(List<ReferralFigures.Counted> counted) {
        return repository.counted(counted.stream().distinct().toList());
    }

    /** Every referral of somebody, newest first. Called from inside a look at them. */
    public List<Referral> ofPerson(Collection<UUID> personIds) {
        return repository.ofPerson(personIds);
    }

    /** The referrals of one journey, oldest first. Called from inside a look. */
    public List<Referral> ofJourney(UUID personId, UUID journeyId) {
        return repository.ofJourney(personId, journeyId);
    }

    /** The referral this one was made again after, and those made again after this one. Called from inside a look. */
    public List<Referral> again(Referral referral) {
        return repository.ofPerson(List.of(referral.personId())).stream()
                .filter(other -> other.referralId().equals(referral.supersedes())
                        || referral.referralId().equals(other.supersedes()))
                .toList();
    }

    /** The appointments of some referrals, latest first. Called from inside a look. */
    public List<Appointment> appointments(UUID personId, Collection<UUID> referralIds) {
        return appointments.of(personId, referralIds);
    }

    /** Of all linked ids of a person. */
    public List<Appointment> appointments(Collection<UUID> personIds, Collection<UUID> referralIds) {
        return appointments.of(personIds, referralIds);
    }

    /** The services that were asked, and what they said. Called from inside a look. */
    public List<Asked> asked(UUID personId, UUID referralId) {
        return offers.asked(personId, referralId).stream()
                .map(asked -> new Asked(
                        asked.serviceId(),
                        asked.madeAt().toInstant(),
                        asked.answer(),
                        asked.reason() == null ? null : DeclineReason.ofCode(asked.reason())))
                .toList();
    }

    /**
     * How often the need of a journey was handed from one team to another: each time a team took a referral over from the
     * one that had accepted it. Who of a team works it is no hand-off. Called from inside a look.
     */
    public Handoffs handoffs(Referral referral) {
        List<UUID> journey = repository.ofJourney(referral.personId(), referral.journeyId()).stream()
                .map(Referral::referralId)
                .toList();
        Map<UUID, UUID> last = new HashMap<>();
        List<UUID> path = new ArrayList<>();
        int times = 0;
        for (OfferRepository.Taken taken : offers.taken(referral.personId(), journey)) {
            UUID before = last.put(taken.referralId(), taken.teamId());
            times += before != null && !before.equals(taken.teamId()) ? 1 : 0;
            path.add(taken.serviceId());
        }
        return new Handoffs(times, path, journey.size());
    }

    /** @param services those that accepted, in order @param referrals how many there are on the journey */
    public record Handoffs(int times, List<UUID> services, int referrals) {
        public Handoffs {
            services = List.copyOf(services);
        }
    }

    /** One service that was asked, and its answer if it has given one. */
    public record Asked(
            UUID serviceId,
            java.time.Instant madeAt,
            @org.jspecify.annotations.Nullable String answer,
            @org.jspecify.annotations.Nullable DeclineReason reason) {}
}
