package org.onedoor.frontdoor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.ReferralShared;
import org.onedoor.frontdoor.ReferralEvents.SharingEnded;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.record.Notes;
import org.onedoor.work.Notifications;

/**
 * One referral that several services share: one team owns it at every moment, and those who share it see it on their own lists
 * with the same timeline. They reach this referral and nothing else of the person, and only until the sharing or the referral
 * ends.
 */
@org.springframework.stereotype.Service
public class SharedReferrals implements StepCondition {
    private static final String FILE = "/frontdoor/sharing.txt";

    private final ReferralActs acts;
    private final ReferralRepository referrals;
    private final SharingRepository repository;
    private final Services services;
    private final Notes notes;
    private final Notifications notifications;
    private final Set<String> mayShare;

    SharedReferrals(
            ReferralActs acts,
            ReferralRepository referrals,
            SharingRepository repository,
            Services services,
            Notes notes,
            Notifications notifications) {
        this.acts = acts;
        this.referrals = referrals;
        this.repository = repository;
        this.services = services;
        this.notes = notes;
        this.notifications = notifications;
        this.mayShare = load();
    }

    /** A service that shares a referral now. */
    public record Sharer(UUID serviceId, UUID organisationId, UUID teamId, OffsetDateTime since, UUID accountId) {}

    /** The services it can be shared with now. Called from inside a look or an act. */
    public List<Service> open(Referral referral) {
        Set<UUID> sharing = repository.teams(referral);
        return services.all().stream()
                .filter(service -> mayShare(service) && service.status() instanceof ServiceStatus.Active)
                .filter(service -> !sharing.contains(service.teamId())
                        && !referral.owner().teamId().equals(service.teamId()))
                .toList();
    }

    /** Those that share it, in the order in which they began; nobody where it has ended. Called from inside a look. */
    public List<Sharer> of(Referral referral) {
        return referral.isShared() ? repository.of(referral) : List.of();
    }

    /** Those whose sharing an actor may end: the owner's any, and a team's own. Called from inside a look. */
    public List<Sharer> mayEnd(Referral referral, Actor actor) {
        return of(referral).stream()
                .filter(one -> Permitted.owns(referral, actor) || one.teamId().equals(actor.teamId()))
                .toList();
    }

    /** The open referrals of a place that a team shares, those shared last first. Called from inside a look that names everyone. */
    public List<Referral> shared(UUID organisationId, UUID teamId, PlaceFilter place, int page, int size) {
        return repository.shared(organisationId, teamId, place, page, size).stream()
                .flatMap(line -> referrals.find(line.personId(), line.referralId()).stream())
                .toList();
    }

    public int count(UUID organisationId, @Nullable UUID teamId, PlaceFilter place) {
        return teamId == null ? 0 : repository.count(organisationId, teamId, place);
    }

    /** Whom those of a place are about that a team shares, one for each. */
    public List<UUID> people(UUID organisationId, @Nullable UUID teamId, PlaceFilter place) {
        return teamId == null ? List.of() : repository.people(organisationId, teamId, place);
    }

    /** @param words what the service should know first; may be empty */
    public Referral share(
            String reference,
            long version,
            @Nullable UUID serviceId,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        Writing.limit("words", "What you write", words, Writing.STORY);
        return acts.perform(new Wish(reference, version, Step.SHARE, key), (act, before) -> {
            Service service = open(before).stream()
                    .filter(one -> one.id().equals(serviceId))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("service", "Choose a service that does not have it yet"));
            return begin(act, before, service, words);
        });
    }

    /** Part of a running act about the person. @param words as with {@link #share} */
    Referral begin(Act act, Referral before, Service service, @Nullable String words) {
        UUID event = act.happened(
                new ReferralShared(before.referralId(), before.journeyId(), service.id(), service.teamId()));
        notes.write(act, event, before.referralId(), words);
        repository.begin(act, before, service);
        tell(act, before, service, "referral-shared");
        return before.sharedBy(repository.teams(before));
    }

    /** Whether a service is one of those that may share a referral. */
    boolean mayShare(Service service) {
        return mayShare.contains(service.code());
    }

    /** A service stops sharing it: at once, and the referral is out of its reach. @param words why */
    public Referral stop(
            String reference,
            long version,
            @Nullable UUID serviceId,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        if (words == null || words.isBlank()) {
            throw new Invalid("words", "Say why the sharing ends");
        }
        Writing.limit("words", "What you write", words, Writing.STORY);
        return acts.perform(new Wish(reference, version, Step.STOP_SHARING, key), (act, before) -> {
            Sharer sharer = mayEnd(before, act.actor()).stream()
                    .filter(one -> one.serviceId().equals(serviceId))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("service", "Choose which service does not share it any longer"));
            repository.end(act, before, sharer.serviceId(), sharer.teamId());
            UUID event = act.happened(
                    new SharingEnded(before.referralId(), before.journeyId(), sharer.serviceId(), sharer.teamId()));
            notes.write(act, event, before.referralId(), words);
            services.find(sharer.serviceId()).ifPresent(service -> tell(act, before, service, "sharing-ended"));
            return before.sharedBy(repository.teams(before));
        });
    }

    private void tell(Act act, Referral referral, Service service, String kind) {
        if (!service.teamId().equals(act.actor().teamId())) {
            notifications.tell(
                    service.organisationId(),
                    service.teamId(),
                    kind,
                    referral.reference(),
                    referral.personId(),
                    referral.referralId(),
                    null);
        }
    }

    @Override
    public Set<Step> steps() {
        return Set.of(Step.SHARE, Step.STOP_SHARING);
    }

    @Override
    public @Nullable String refusal(Step step, Referral referral, Actor actor) {
        if (step == Step.SHARE) {
            return open(referral).isEmpty() ? "Every service that can share it has it already." : null;
        }
        return mayEnd(referral, actor).isEmpty() ? "No other service shares it." : null;
    }

    private static Set<String> load() {
        try (InputStream file = Objects.requireNonNull(SharedReferrals.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
