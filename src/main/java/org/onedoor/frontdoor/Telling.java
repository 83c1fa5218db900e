package org.onedoor.frontdoor;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.people.People;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.time.London;
import org.onedoor.work.Messages;
import org.onedoor.work.Notifications;
import org.springframework.stereotype.Component;

/** Tells the referrer, the team asked and the person what happened, in plain and discreet words, as a durable job. */
@Component
class Telling implements EventListener {
    /** What the sender hears in any case: that something is asked of them, and that it is over. */
    private static final Set<String> WHOEVER_SENT = Set.of("information-requested", "referral-ended");

    private final ReferralRepository referrals;
    private final AppointmentRepository appointments;
    private final Services services;
    private final People people;
    private final Notifications notifications;
    private final Messages messages;
    private final DoorEntries entries;
    private final Following following;
    private final Appeals appeals;

    Telling(
            ReferralRepository referrals,
            AppointmentRepository appointments,
            Services services,
            People people,
            Notifications notifications,
            Messages messages,
            DoorEntries entries,
            Following following,
            Appeals appeals) {
        this.referrals = referrals;
        this.appointments = appointments;
        this.services = services;
        this.people = people;
        this.notifications = notifications;
        this.messages = messages;
        this.entries = entries;
        this.following = following;
        this.appeals = appeals;
    }

    @Override
    public String name() {
        return "tell-of-referral";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "ReferralRerouted",
                "MovedWithService",
                "OfferMade",
                "ContactRecorded",
                "OfferExpired",
                "OfferWithdrawn",
                "ReferralHandedBack",
                "DeteriorationReported",
                "ReferralReopened",
                "DeathRecorded",
                "FactWithdrawn",
                "ReferralMerged",
                "ReferralRepeated",
                "PersonBounced",
                "DeclineAppealed",
                "TransferSeen",
                "SteppedDown",
                "CameStraightBack",
                "ReferralAccepted",
                "ReferralDeclined",
                "InformationRequested",
                "AppointmentBooked",
                "AppointmentCancelled",
                "DidNotAttend",
                "OutcomeRecorded",
                "NoteAdded",
                "ReferralUpdated",
                "ReferralCancelled");
    }

    @Override
    public void hear(Event event) {
        UUID referralId = java.util.Objects.requireNonNull(event.scopeId());
        Referral referral = referrals.find(event.subject().id(), referralId).orElseThrow();
        if (event.occurredAt().isBefore(referral.submittedAt())) {
            return; // it happened in another system, and was told from there
        }
        if (!event.type().equals("NoteAdded")) {
            followers(event, referral);
        }
        switch (event.type()) {
            case "OfferMade" -> {
                team(event, referral, appeals.isOpen(referral) ? "asked-to-look-again" : "referral-offered");
                referrer(event, referral, "service-asked", service(event, "service"));
            }
            case "ContactRecorded" -> {
                if (Boolean.TRUE.equals(event.payload().get("attended"))) {
                    referrer(event, referral, "person-seen", service(event, "service"));
                }
            }
            case "SteppedDown" -> {
                String until = London.day(
                        java.time.LocalDate.parse(String.valueOf(event.payload().get("until"))));
                person(
                        referral,
                        "If things get worse, %s takes you straight back until %s. Tell them or whoever referred you."
                                .formatted(service(event, "service"), until),
                        "If things get worse, the team that helped you takes you straight back until %s. Tell them or whoever referred you."
                                .formatted(until));
            }
            case "CameStraightBack" -> owner(referral, "came-straight-back", null);
            case "TransferSeen" -> owner(referral, "transfer-seen", null);
            case "DeclineAppealed" -> {
                owner(event, referral, "decline-appealed", service(event, "service"));
                referrer(event, referral, "decline-appealed", service(event, "service"));
            }
            case "ReferralRerouted" -> {
                referrer(event, referral, "referral-rerouted", service(event, "toService"));
                person(
                        referral,
                        "Your referral has been passed to " + service(event, "toService")
                                + ", who can see you sooner. You do not need to do anything.",
                        "Your referral has been passed to a service that can see you sooner. You do not need to do anything.");
            }
            case "MovedWithService" ->
                person(
                        referral,
                        service(event, "toService") + " does the work of " + service(event, "fromService")
                                + " now. You keep your place, and do not need to do anything.",
                        "Another service does the work now of the one that was to see you. You keep your place, and do not need to do anything.");
            case "ReferralAccepted" -> {
                referrer(event, referral, "referral-accepted", service(event, "service"));
                person(
                        referral,
                        service(event, "service") + " will help you. They will be in touch.",
                        "A service has said yes and will help you. They will be in touch.");
            }
            case "ReferralDeclined" -> {
                referrer(event, referral, "finding-another-service", null);
                owner(referral, "referral-declined", service(event, "service"));
            }
            case "OfferExpired" -> {
                owner(referral, "offer-expired", service(event, "service"));
                referrer(event, referral, "finding-another-service", null);
            }
            case "OfferWithdrawn" -> team(event, referral, "offer-withdrawn");
            case "ReferralHandedBack" -> {
                owner(referral, "referral-handed-back", service(event, "service"));
                referrer(event, referral, "finding-another-service", null);
                person(
                        referral,
                        service(event, "service")
                                + " cannot go on helping you. We are finding another service. You do not need to do anything.",
                        "The service that was to help you cannot go on. We are finding another. You do not need to do anything.");
            }
            case "DeteriorationReported" -> {
                String now = Priority.ofCode(String.valueOf(event.payload().get("priority")))
                        .label();
                owner(referral, "referral-worse", now);
                referrer(event, referral, "referral-worse", now);
            }
            case "ReferralReopened" -> {
                referrer(event, referral, "referral-reopened", null);
                owner(referral, "referral-reopened", null);
            }
            case "DeathRecorded" -> {
                if (!Boolean.TRUE.equals(event.payload().get("here"))) {
                    owner(referral, "person-died", null);
                    referrer(event, referral, "person-died", null);
                }
            }
            case "FactWithdrawn" -> {
                boolean goesOn = "death".equals(event.payload().get("fact")) && referral.outcome() == null;
                if (goesOn) {
                    owner(referral, "person-lives", null);
                    referrer(event, referral, "person-lives", null);
                }
            }
            case "InformationRequested" -> referrer(event, referral, "information-requested", null);
            case "AppointmentBooked" -> {
                String when = London.full(
                        java.time.Instant.parse(String.valueOf(event.payload().get("start"))));
                referrer(event, referral, "appointment-booked", when);
                boolean instead = appointments.of(referral.personId(), List.of(referral.referralId())).stream()
                        .anyMatch(earlier -> earlier.state().equals("cancelled")
                                && earlier.startsAt().toInstant().isAfter(event.occurredAt()));
                person(
                        referral,
                        instead
                                ? "Your appointment is now on %s. This takes the place of any time you were told before."
                                        .formatted(when)
                                : "You have an appointment on " + when + ".");
            }
            case "AppointmentCancelled" -> appointmentCancelled(event, referral);
            case "DidNotAttend" -> referrer(event, referral, "did-not-attend", null);
            case "ReferralMerged" ->
                referrals
                        .find(
                                referral.personId(),
                                UUID.fromString(String.valueOf(event.payload().get("into"))))
                        .ifPresent(other -> referrer(event, referral, "referral-merged", other.reference()));
            case "PersonBounced" -> // to everybody of the organisation, those who run it among them
                notifications.tell(
                        referral.owner().organisationId(),
                        null,
                        "person-bounced",
                        referral.reference(),
                        referral.personId(),
                        referral.referralId(),
                        event.payload().get("times") + " times in "
                                + event.payload().get("days") + " days");
            case "ReferralRepeated" -> owner(referral, "referral-repeated", null);
            case "ReferralCancelled" -> {
                if (referral.outcome() != Outcome.MERGED) {
                    cancelled(event, referral);
                }
            }
            case "NoteAdded" -> others(event, referral, "note-added", null);
            case "ReferralUpdated" -> updated(event, referral);
            case "OutcomeRecorded" -> {
                Outcome outcome = referral.outcome();
                referrer(
                        event,
                        referral,
                        "referral-ended",
                        outcome != null && entries.tells(referral) ? outcome.label() : null);
            }
            default -> throw new IllegalStateException("Nobody asked to hear of " + event.type());
        }
    }

    /** What those who sent it say now, and what it means for whoever has it. */
    private void updated(Event event, Referral referral) {
        Object code = event.payload().get("says");
        if (code == null) {
            others(event, referral, "referral-updated", null);
            return;
        }
        Priority says = Priority.ofCode(code.toString());
        int against =
                says.compareTo(Priority.ofCode(String.valueOf(event.payload().get("stood"))));
        String kind = against < 0 ? "said-more-urgent" : against > 0 ? "said-less-urgent" : "referral-updated";
        others(event, referral, kind, against == 0 ? null : says.label());
    }

    /** The team that has it and the team that is asked, unless it was they who did this. */
    private void others(Event event, Referral referral, String kind, @Nullable String detail) {
        Object team = event.payload().get("team");
        if (!referral.owner().teamId().toString().equals(team)) {
            owner(referral, kind, detail);
        }
        Referral.OpenOffer offer = referral.offer();
        if (offer != null && !offer.teamId().toString().equals(team)) {
            notifications.tell(
                    offer.organisationId(),
                    offer.teamId(),
                    kind,
                    referral.reference(),
                    referral.personId(),
                    referral.referralId(),
                    detail);
        }
    }

    /** Whoever did not end it is told, and so is a service that was asked meanwhile. */
    private void cancelled(Event event, Referral referral) {
        Object reason = event.payload().get("reason");
        String why = reason == null
                ? null
                : CancellationReason.ofCode(String.valueOf(reason)).label();
        if ("referrer".equals(event.payload().get("by"))
                && !referral.owner().teamId().equals(referral.source().teamId())) {
            owner(referral, "referral-cancelled", why);
        }
        referrer(event, referral, "referral-ended", why);
    }

    /** A time that gives way to another needs no telling of its own. */
    private void appointmentCancelled(Event event, Referral referral) {
        CancelReason reason = CancelReason.ofCode(String.valueOf(event.payload().get("by")));
        if (reason == CancelReason.SENDER) {
            others(event, referral, "appointment-cancelled", null);
        }
        if (reason != CancelReason.REBOOKED) {
            referrer(event, referral, "appointment-cancelled", null);
        }
        if (reason.tellsPerson()) {
            appointments.of(referral.personId(), List.of(referral.referralId())).stream()
                    .filter(appointment -> appointment
                            .appointmentId()
                            .toString()
                            .equals(String.valueOf(event.payload().get("appointment"))))
                    .forEach(appointment -> person(
                            referral,
                            "Your appointment on %s will not take place."
                                    .formatted(
                                            London.full(appointment.startsAt().toInstant()))));
        }
    }

    /** Those who follow it hear of each change others make. */
    private void followers(Event event, Referral referral) {
        following.of(referral).stream()
                .filter(follower -> !follower.orgId().equals(event.organisationId()))
                .forEach(follower -> notifications.tell(
                        follower.orgId(),
                        follower.teamId(),
                        "referral-changed",
                        referral.reference(),
                        referral.personId(),
                        referral.referralId(),
                        null)); // where it stands is on its page, for whoever may still see it
    }

    private void referrer(Event event, Referral referral, String kind, @Nullable String detail) {
        if (referral.source().organisationId().equals(event.organisationId())
                || (!WHOEVER_SENT.contains(kind) && !entries.tells(referral))) {
            return;
        }
        notifications.tell(
                referral.source().organisationId(),
                referral.source().teamId(),
                kind,
                referral.reference(),
                referral.personId(),
                referral.referralId(),
                detail);
    }

    private void owner(Referral referral, String kind, @Nullable String detail) {
        notifications.tell(
                referral.owner().organisationId(),
                referral.owner().teamId(),
                kind,
                referral.reference(),
                referral.personId(),
                referral.referralId(),
                detail);
    }

    /** The owner, unless it was the owner's own doing. */
    private void owner(Event event, Referral referral, String kind, @Nullable String detail) {
        if (!referral.owner().organisationId().equals(event.organisationId())) {
            owner(referral, kind, detail);
        }
    }

    private void team(Event event, Referral referral, String kind) {
        UUID serviceId = UUID.fromString(String.valueOf(event.payload().get("service")));
        services.find(serviceId)
                .ifPresent(service -> notifications.tell(
                        service.organisationId(),
                        service.teamId(),
                        kind,
                        referral.reference(),
                        referral.personId(),
                        referral.referralId(),
                        referral.priority().label()));
    }

    private void person(Referral referral, String words) {
        person(referral, words, null);
    }

    /** @param onScreen the same without the name of a service, for a telephone that others may see */
    private void person(Referral referral, String words, @Nullable String onScreen) {
        messages.write(people.get(referral.personId()), referral.referralId(), words, onScreen);
    }

    private String service(Event event, String key) {
        return services.find(UUID.fromString(String.valueOf(event.payload().get(key))))
                .map(service -> service.name())
                .orElse("another service");
    }
}
