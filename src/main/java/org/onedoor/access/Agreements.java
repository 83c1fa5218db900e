package org.onedoor.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Service;

/**
 * The register of information-sharing agreements, and what follows from it: an organisation sees what another keeps while
 * an agreement between them is in force, and not one moment longer.
 */
@Service
public class Agreements {
    /** The class of data. */
    public static final String DATA = "agreement";

    private final AgreementRepository repository;
    private final Standings standings;
    private final Acts acts;
    private final DomainTime time;

    Agreements(AgreementRepository repository, Standings standings, Acts acts, DomainTime time) {
        this.repository = repository;
        this.standings = standings;
        this.acts = acts;
        this.time = time;
    }

    /**
     * Puts an agreement in the register, kept by the organisation of whoever does it.
     *
     * @param key makes sending it twice one act
     * @throws Refused when other terms came under the same key
     * @return its reference
     */
    public String register(Agreement.Terms terms, Set<UUID> parties, String key) {
        UUID controller = CurrentActor.get().organisationId();
        return acts.act(
                Begin.on(
                                "register an agreement to share",
                                Ask.function(Action.WRITE, DATA),
                                new Subject.Organisation(controller))
                        .once(new IdempotencyKey(
                                CurrentActor.get().accountId().toString(), "agreement/" + key, digest(terms, parties))),
                String.class,
                act -> {
                    String reference = "IS" + Ids.reference().substring(2);
                    repository.add(
                            new Agreement(controller, Ids.at(act.now()), reference, terms, parties, null),
                            act.actor().accountId(),
                            act.now());
                    return reference;
                });
    }

    private static String digest(Agreement.Terms terms, Set<UUID> parties) {
        return DigestUtils.sha256Hex(Stream.of(
                        terms.title(),
                        terms.purpose(),
                        new TreeSet<>(terms.classes()),
                        terms.basis(),
                        terms.from(),
                        terms.until(),
                        terms.reviewOn(),
                        terms.dpia(),
                        new TreeSet<>(parties))
                .map(Object::toString)
                .collect(Collectors.joining("\n")));
    }

    /**
     * Ends an agreement now, which stays in the register with the reason.
     *
     * @throws Invalid when no reason is given
     * @throws Forbidden when the actor's organisation does not keep it
     * @throws StaleEdit when it had ended already
     */
    public void end(Agreement agreement, String why) {
        if (why.isBlank()) {
            throw new Invalid("why", "Say why it ends now");
        }
        Writing.limit("why", "Why it ends", why, Writing.SENTENCES);
        acts.act(
                Begin.on(
                        "end an agreement to share",
                        Ask.function(Action.WRITE, DATA),
                        new Subject.Organisation(agreement.controllerId())),
                act -> {
                    if (!act.actor().organisationId().equals(agreement.controllerId())) {
                        throw new Forbidden(
                                "This agreement is kept by the organisation whose data it shares.",
                                "Only that organisation may end it: ask its Privacy Officer.");
                    }
                    if (!repository.end(
                            agreement,
                            act.now(),
                            act.actor().accountId(),
                            Writing.storable(why).strip())) {
                        throw new StaleEdit(DATA);
                    }
                });
    }

    /** The whole register, those in force first, then the latest. */
    public List<Agreement> all() {
        Instant now = time.instant();
        return repository.all().stream()
                .sorted(Comparator.comparing((Agreement each) -> !each.isInForce(now))
                        .thenComparing(each -> each.terms().from(), Comparator.reverseOrder()))
                .toList();
    }

    public Optional<Agreement> find(String reference) {
        return repository.byReference(reference);
    }

    /** Whether one may see what the other keeps now, and why. */
    public Standing standing(UUID asks, UUID keeps, Shareable what) {
        return standings.standing(asks, keeps, what, time.instant());
    }

    /** The same at another time. */
    public Standing standing(UUID asks, UUID keeps, Shareable what, Instant at) {
        return standings.standing(asks, keeps, what, at);
    }
}
