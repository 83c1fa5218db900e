package org.onedoor.exchange.partner;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.frontdoor.AppointmentTime;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.DeclineReason;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Permitted;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Returns;
import org.onedoor.frontdoor.Step;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** Carries out here what a partner says it did, where it is permitted as things stand. */
@Component
class Carrying {
    private static final List<String> TOLD = List.of("referrer");

    private final Answers answers;
    private final Returns returns;
    private final Care care;
    private final Referrals referrals;
    private final Services services;
    private final DomainTime time;

    Carrying(Answers answers, Returns returns, Care care, Referrals referrals, Services services, DomainTime time) {
        this.answers = answers;
        this.returns = returns;
        this.care = care;
        this.referrals = referrals;
        this.services = services;
        this.time = time;
    }

    /** @return whether anything of the referral is as the partner says now because of this */
    boolean out(Partner partner, Dialogue dialogue, Reply reply, Actor voice) {
        Case now = new Case(partner, dialogue, reply, voice);
        return switch (reply.signal()) {
            case RECEIVED, IN_TRIAGE, ASKS -> false;
            case ACCEPTED -> now.has();
            case DECLINED -> now.decline();
            case BOOKED -> now.has() && now.book();
            case APPOINTMENT_CANCELLED -> now.has() && now.cancelAppointment();
            case DID_NOT_ATTEND -> now.has() && now.didNotAttend();
            case SEEN -> now.has() && now.seen();
            case ENDED -> now.ends();
            case CLOSED -> now.closes();
        };
    }

    /** One answer about one referral. */
    private final class Case {
        private final Partner partner;
        private final Dialogue dialogue;
        private final Reply reply;
        private final Actor voice;
        private final String reference;

        Case(Partner partner, Dialogue dialogue, Reply reply, Actor voice) {
            this.partner = partner;
            this.dialogue = dialogue;
            this.reply = reply;
            this.voice = voice;
            this.reference = dialogue.reference();
        }

        private Referral referral() {
            return referrals.ofAct(dialogue.personId(), dialogue.referralId());
        }

        private boolean may(Step step) {
            return Permitted.refusal(step, referral(), voice) == null;
        }

        private UUID team() {
            return services.find(Objects.requireNonNull(dialogue.serviceId()))
                    .map(Service::teamId)
                    .orElseThrow();
        }

        /** The offer that is open is the one this partner was asked by. */
        private boolean isAsked() {
            Referral referral = referral();
            return dialogue.isOpen()
                    && referral.offer() != null
                    && Objects.equals(referral.currentService(), dialogue.serviceId());
        }

        private boolean accept() {
            if (!isAsked() || !may(Step.ACCEPT)) {
                return false;
            }
            answers.accept(reference, Care.ANY_VERSION, null, null);
            return true;
        }

        /** Whoever books or sees the person has taken the need, whether or not its word of that has come yet. */
        boolean has() {
            return dialogue.isOpen() && (referral().owner().teamId().equals(team()) || accept());
        }

        boolean decline() {
            DeclineReason reason = reason(reply.reason());
            String words = Objects.requireNonNullElse(reply.words(), partner.name() + " gave no other reason.");
            if (isAsked() && may(Step.DECLINE)) {
                answers.decline(reference, Care.ANY_VERSION, reason, words, null);
                return true;
            }
            if (dialogue.isOpen() && referral().owner().teamId().equals(team()) && may(Step.HAND_BACK)) {
                returns.handBack(reference, Care.ANY_VERSION, reason, words, null);
                return true;
            }
            return false;
        }

        private Optional<Appointment> booked() {
            return appointments("booked").findFirst();
        }

        private Stream<Appointment> appointments(String state) {
            return referrals.appointments(dialogue.personId(), List.of(dialogue.referralId())).stream()
                    .filter(appointment -> appointment.state().equals(state));
        }

        /** Whether the appointment that is booked is at the time the partner names. */
        private boolean isThat(Appointment appointment) {
            return appointment.startsAt().toInstant().equals(reply.start());
        }

        boolean book() {
            Instant start = reply.start();
            if (start == null || booked().filter(this::isThat).isPresent()) {
                return start != null;
            }
            if (!start.isAfter(time.instant()) || !may(Step.BOOK)) {
                return false;
            }
            care.book(
                    reference,
                    Care.ANY_VERSION,
                    new AppointmentTime.Agreed(start, Objects.requireNonNullElse(reply.mode(), "face-to-face")),
                    null);
            return true;
        }

        boolean cancelAppointment() {
            if (booked().filter(this::isThat).isEmpty()) {
                return appointments("cancelled").anyMatch(this::isThat); // it was, when we asked for that
            }
            if (!may(Step.CANCEL_APPOINTMENT)) {
                return false;
            }
            care.cancelAppointment(reference, Care.ANY_VERSION, "service", null, null);
            return true;
        }

        boolean didNotAttend() {
            boolean past = booked().filter(this::isThat)
                    .filter(one -> !one.startsAt().toInstant().isAfter(time.instant()))
                    .isPresent();
            if (!past || !may(Step.RECORD_NON_ATTENDANCE)) {
                return false;
            }
            care.didNotAttend(reference, null, null);
            return true;
        }

        boolean seen() {
            Instant received = referral().receivedAt();
            boolean sameSecond = reply.at().equals(received.truncatedTo(ChronoUnit.SECONDS)); // as FHIR writes a time
            Instant now = time.instant();
            Instant said = reply.at().isAfter(now) ? now : reply.at(); // their clock is before ours, by minutes at most
            Instant at = sameSecond ? received : said;
            boolean plausible = !at.isBefore(received);
            if (!plausible || !may(Step.RECORD_CONTACT)) {
                return false;
            }
            care.contact(
                    reference,
                    new Care.Seen(
                            at,
                            true,
                            Objects.requireNonNullElse(reply.mode(), "face-to-face"),
                            "other",
                            false,
                            false,
                            false,
                            null),
                    null);
            return true;
        }

        /**
         * Nobody is recorded as dead on the word of a machine, nobody is passed on to nobody knows whom, and no outcome is
         * made up for a code nobody knows.
         */
        boolean ends() {
            Outcome outcome = outcome(reply.outcome());
            if (outcome == null || outcome == Outcome.DIED || isToNobody(outcome)) {
                return false;
            }
            if (!has() || !may(Step.RECORD_OUTCOME)) {
                return false;
            }
            care.outcomeElsewhere(reference, outcome, TOLD, reply.words());
            return true;
        }

        private boolean isToNobody(Outcome outcome) {
            String note = reply.note();
            return outcome == Outcome.PASSED_ON && (note == null || note.isBlank());
        }

        boolean closes() {
            boolean ended = may(Step.CLOSE) || ends();
            if (!ended || !may(Step.CLOSE)) {
                return false;
            }
            care.close(reference, Care.ANY_VERSION, null);
            return true;
        }
    }

    private static @Nullable Outcome outcome(@Nullable String code) {
        try {
            Outcome outcome = code == null ? null : Outcome.ofCode(code);
            return outcome == null || !outcome.chosenByTeam() ? null : outcome;
        } catch (Invalid notOurs) {
            return null;
        }
    }

    /** dos-rejected-reasons-bars, and the three of rejected-reasons-bars. */
    static DeclineReason reason(@Nullable String code) {
        return switch (code == null ? "" : code) {
            case "RRNA" -> DeclineReason.NOT_APPROPRIATE;
            case "FC" -> DeclineReason.COULD_NOT_CONTACT;
            case "" -> DeclineReason.OTHER;
            default -> {
                try {
                    yield DeclineReason.ofCode(code == null ? "" : code);
                } catch (Invalid notOurs) {
                    yield DeclineReason.OTHER;
                }
            }
        };
    }
}
