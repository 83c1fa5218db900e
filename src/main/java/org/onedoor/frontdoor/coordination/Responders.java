package org.onedoor.frontdoor.coordination;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.coordination.ResponsePlan.Responder;
import org.onedoor.frontdoor.coordination.ResponsePlan.State;
import org.onedoor.organisation.Organisations;
import org.springframework.stereotype.Component;

/** Everybody who responds to a case: those who have a referral of it, by what that says, and those who were added. */
@Component
class Responders {
    private final Referrals referrals;
    private final ResponseRepository plans;
    private final Organisations organisations;
    private final Services services;
    private final Accounts accounts;
    private final Clocks clocks;

    Responders(
            Referrals referrals,
            ResponseRepository plans,
            Organisations organisations,
            Services services,
            Accounts accounts,
            Clocks clocks) {
        this.referrals = referrals;
        this.plans = plans;
        this.organisations = organisations;
        this.services = services;
        this.accounts = accounts;
        this.clocks = clocks;
    }

    ResponsePlan plan(Referral referral, Instant now) {
        List<Responder> all = new ArrayList<>();
        List<Referral> journey = referrals.ofJourney(referral.personId(), referral.journeyId()).stream()
                .filter(one -> one.state() != WorkState.CANCELLED && one.state() != WorkState.ENTERED_IN_ERROR)
                .toList();
        Map<UUID, String> teams = organisations.teamNames(
                journey.stream().map(one -> one.owner().teamId()).toList());
        List<Appointment> appointments = referrals.appointments(
                referral.personId(), journey.stream().map(Referral::referralId).toList());
        for (Referral one : journey) {
            all.add(owner(one, teams.getOrDefault(one.owner().teamId(), "A team"), appointments, now));
            if (one.offer() != null) {
                all.add(new Responder(
                        null,
                        service(one.currentService()),
                        "Is asked to take it",
                        one.offer().expiresAt(),
                        "answers by",
                        State.ASKED,
                        one.reference(),
                        null));
            }
        }
        for (ResponseRepository.Response one : plans.responses(referral.personId(), referral.journeyId())) {
            Instant at = one.at().toInstant();
            String id = one.responseId().toString();
            all.add(new Responder(id, one.who(), one.does(), at, "", state(one.state(), at, now), null, id));
        }
        Optional<ResponseRepository.Plan> plan = plans.find(referral.personId(), referral.journeyId());
        return new ResponsePlan(
                all,
                plan.map(ResponseRepository.Plan::lead).map(UUID::toString).orElse(null),
                plan.map(ResponseRepository.Plan::agreedAt)
                        .map(java.time.OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private Responder owner(Referral one, String team, List<Appointment> appointments, Instant now) {
        Optional<Instant> seen = appointments.stream()
                .filter(appointment -> appointment.referralId().equals(one.referralId())
                        && appointment.state().equals("booked")
                        && appointment.startsAt().toInstant().isAfter(now))
                .map(appointment -> appointment.startsAt().toInstant())
                .min(java.util.Comparator.naturalOrder());
        Optional<Instant> due = one.isOpen() ? clocks.earliestDue(one.personId(), one.referralId()) : Optional.empty();
        Instant at = seen.or(() -> due).orElse(null);
        UUID worker = one.owner().accountId();
        boolean ended = one.outcome() != null;
        return new Responder(
                one.referralId().toString(),
                worker == null
                        ? team
                        : team + ", " + accounts.names(List.of(worker)).getOrDefault(worker, "somebody of it"),
                ended
                        ? "Its part has ended"
                        : one.offer() != null || one.currentService() == null || findsOne(one)
                                ? "Has it, and finds the service"
                                : service(one.currentService()),
                at,
                seen.isPresent() ? "sees the person" : "next deadline",
                ended ? State.ENDED : at != null && at.isBefore(now) ? State.LATE : State.PLANNED,
                one.reference(),
                null);
    }

    private static boolean findsOne(Referral one) {
        return switch (one.state()) {
            case AWAITING_TRIAGE, IN_TRIAGE, INFO_REQUESTED, RETURNED, EXPIRED -> true;
            default -> false;
        };
    }

    private static State state(String code, Instant at, Instant now) {
        return switch (code) {
            case "done" -> State.DONE;
            case "not-done" -> State.NOT_DONE;
            default -> at.isBefore(now) ? State.LATE : State.PLANNED;
        };
    }

    private String service(@Nullable UUID id) {
        return Optional.ofNullable(id)
                .flatMap(services::find)
                .map(org.onedoor.directory.Service::name)
                .orElse("A service");
    }
}
