package org.onedoor.frontdoor;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.MovingStaff;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceChange;
import org.onedoor.directory.ServiceChanges;
import org.onedoor.directory.Services;
import org.onedoor.directory.StaffOfTeam;
import org.onedoor.frontdoor.ReferralEvents.MovedWithService;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.London;
import org.onedoor.work.Notifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * A service took over from another: every referral that is open with the old one is open with the new one and its clocks run
 * on, and those who worked in the old team work in the new one where that was planned. Referrals are moved one by one, as long
 * as any is left, also those that came to the old one in the moment it ended. Where one team runs both, it keeps them and whoever
 * works on them. Those who planned what is withdrawn are told.
 */
@Component
class TakingOver implements EventListener, StaffOfTeam, Pump {
    private static final int BATCH = 20;

    private static final Logger LOG = LoggerFactory.getLogger(TakingOver.class);

    private final ServiceChanges changes;
    private final Services services;
    private final ReferralRepository referrals;
    private final ReferralActs referralActs;
    private final OfferRepository offers;
    private final Relationships relationships;
    private final Organisations organisations;
    private final Accounts accounts;
    private final MovingStaff staff;
    private final Notifications notifications;
    private final Acts acts;

    TakingOver(
            ServiceChanges changes,
            Services services,
            ReferralRepository referrals,
            ReferralActs referralActs,
            OfferRepository offers,
            Relationships relationships,
            Organisations organisations,
            Accounts accounts,
            MovingStaff staff,
            Notifications notifications,
            Acts acts) {
        this.changes = changes;
        this.services = services;
        this.referrals = referrals;
        this.referralActs = referralActs;
        this.offers = offers;
        this.relationships = relationships;
        this.organisations = organisations;
        this.accounts = accounts;
        this.staff = staff;
        this.notifications = notifications;
        this.acts = acts;
    }

    @Override
    public int count(UUID teamId) {
        return accounts.ofTeam(teamId).size();
    }

    @Override
    public String name() {
        return "service-taken-over";
    }

    @Override
    public Set<String> types() {
        return Set.of("ServiceTakenOver", "ServiceChangeDecided");
    }

    @Override
    public void hear(Event event) {
        if (event.type().equals("ServiceChangeDecided")) {
            if ("withdrawn".equals(event.payload().get("outcome"))) {
                changes.find(UUID.fromString(String.valueOf(event.payload().get("change"))))
                        .ifPresent(change -> tell(event, change));
            }
            return;
        }
        Service old = services.get(Objects.requireNonNull(event.scopeId()));
        Service next =
                services.get(UUID.fromString(String.valueOf(event.payload().get("successor"))));
        if (Boolean.TRUE.equals(event.payload().get("staff")) && !ServiceChanges.isOneTeam(old, next)) {
            CurrentActor.run(Actor.SYSTEM, () -> staff.move(old.teamId(), next.organisationId(), next.teamId()));
        }
    }

    /** Those who planned it and agreed it, apart from whoever took it back. */
    private void tell(Event event, ServiceChange change) {
        Service old = services.get(change.oldId());
        Set<String> told = new HashSet<>();
        Stream.of(
                        Optional.of(change.proposedBy()),
                        Optional.ofNullable(change.givesBy()),
                        Optional.ofNullable(change.takesBy()))
                .flatMap(Optional::stream)
                .filter(account -> !account.equals(event.accountId()))
                .flatMap(account -> accounts.find(account).stream())
                .map(Accounts.Account::actor)
                .filter(actor -> told.add(actor.organisationId() + " " + actor.teamId()))
                .forEach(actor -> notifications.tell(
                        actor.organisationId(),
                        actor.teamId(),
                        "take-over-withdrawn",
                        old.code(),
                        old.id(),
                        change.changeId(),
                        "%s from %s on %s"
                                .formatted(
                                        services.get(change.newId()).name(), old.name(), London.day(change.onDay()))));
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        CurrentActor.run(Actor.SYSTEM, () -> changes.made().forEach(this::move));
    }

    private void move(ServiceChange change) {
        Service old = services.get(change.oldId());
        Service next = services.get(change.newId());
        Referral last = null;
        List<Referral> batch;
        do {
            batch = referrals.openWith(old.id(), last, BATCH);
            for (Referral referral : batch) {
                try {
                    move(referral, old, next, change.staff());
                } catch (StaleEdit | ConcurrencyFailureException busy) {
                    LOG.info("A referral is being changed by somebody: it is moved with its service the next time");
                }
                last = referral;
            }
        } while (batch.size() == BATCH);
    }

    private void move(Referral found, Service old, Service next, boolean withStaff) {
        Subject.Person subject = new Subject.Person(found.personId());
        acts.act(
                Begin.on(
                        "Move a referral with its service " + found.reference(),
                        Ask.item(Action.WRITE, "referral", subject, found.parties()),
                        subject),
                act -> {
                    Referral before =
                            referrals.find(found.personId(), found.referralId()).orElseThrow();
                    if (before.isOpen() && old.id().equals(before.currentService())) {
                        referralActs.store(act, before, moved(act, before, old, next, withStaff));
                    }
                });
    }

    private Referral moved(Act act, Referral before, Service old, Service next, boolean withStaff) {
        act.happened(new MovedWithService(
                before.referralId(),
                before.journeyId(),
                old.id(),
                next.id(),
                next.teamId(),
                organisations.team(next.teamId()).map(Team::typeCode).orElse(null)));
        Referral.OpenOffer offer = before.offer();
        if (offer != null && offer.teamId().equals(old.teamId())) {
            // the question goes on to whoever does the work now, with the time that was left to answer it
            offers.answer(before.personId(), before.referralId(), "withdrawn", null, act.now());
            offers.ask(before, next, null, null, act.now(), offer.expiresAt());
            return before.offeredTo(
                    next.id(), new Referral.OpenOffer(next.organisationId(), next.teamId(), offer.expiresAt()));
        }
        if (!before.owner().teamId().equals(old.teamId()) || ServiceChanges.isOneTeam(old, next)) {
            return before.offeredTo(next.id(), offer);
        }
        relationships.endAfterGrace(before.personId(), before.referralId(), old.teamId());
        relationships.begin(
                before.personId(),
                List.of(new Relationship(next.organisationId(), next.teamId(), "referral", before.referralId())));
        return before.ownedBy(new Owner(
                        next.organisationId(),
                        next.teamId(),
                        withStaff ? worker(before.owner().accountId(), old, next) : null))
                .offeredTo(next.id(), offer);
    }

    /** Whoever worked it goes on with it where they come along; otherwise the new team gives it to somebody. */
    private @Nullable UUID worker(@Nullable UUID account, Service old, Service next) {
        return account == null
                ? null
                : accounts.find(account)
                        .filter(each -> !each.disabled()
                                && (old.teamId().equals(each.teamId())
                                        || next.teamId().equals(each.teamId())))
                        .map(Accounts.Account::accountId)
                        .orElse(null);
    }
}
