package org.onedoor.frontdoor;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Intake.Received;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.CameStraightBack;
import org.onedoor.frontdoor.ReferralEvents.FactWithdrawn;
import org.onedoor.frontdoor.ReferralEvents.NoteAdded;
import org.onedoor.frontdoor.ReferralEvents.OutcomeRecorded;
import org.onedoor.frontdoor.ReferralEvents.ReferralAccepted;
import org.onedoor.frontdoor.ReferralEvents.SteppedDown;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.people.AgeRange;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Notes;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stepping down from a team with confidence: the signs of getting unwell again are agreed, and until a day the person comes
 * straight back to the team, with no triage and no waiting for an answer.
 */
@org.springframework.stereotype.Service
public class StepDowns {
    /** How many months the way back may be kept open for. */
    public static final List<Integer> MONTHS = List.of(3, 6, 12, 24);

    private static final String NONE =
            "There is no way straight back: the person was not stepped down with one, or its time is over, or it was used. Refer again instead.";

    private final JdbcClient jdbc;
    private final ReferralActs acts;
    private final OfferRepository offers;
    private final Services services;
    private final Organisations organisations;
    private final Intake intake;
    private final Booking booking;
    private final Transfers transfers;
    private final People people;
    private final Notes notes;
    private final EventLog log;
    private final DomainTime time;

    StepDowns(
            JdbcClient jdbc,
            ReferralActs acts,
            OfferRepository offers,
            Services services,
            Organisations organisations,
            Intake intake,
            Booking booking,
            Transfers transfers,
            People people,
            Notes notes,
            EventLog log,
            DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.offers = offers;
        this.services = services;
        this.organisations = organisations;
        this.intake = intake;
        this.booking = booking;
        this.transfers = transfers;
        this.people = people;
        this.notes = notes;
        this.log = log;
        this.time = time;
    }

    private record Row(
            UUID orgId,
            UUID teamId,
            UUID serviceId,
            LocalDate until,
            @Nullable UUID reEntered) {}

    /** The way back of a referral. @param until the last day @param used whether the person has come back by it */
    public record WayBack(String service, LocalDate until, boolean used) {}

    /** @param signs what shows that the person gets unwell again, and what helps then; never empty */
    public Referral stepDown(
            String reference, long version, int months, String signs, List<String> told, @Nullable IdempotencyKey key) {
        if (!MONTHS.contains(months)) {
            throw new Invalid("months", "Choose for how long the person may come straight back");
        }
        Triage.requireWords(signs, "words", "Say which signs were agreed, and what to do then");
        List<String> all = Told.checked(told, "Say who was told of the signs and of the way back");
        return acts.perform(new Wish(reference, version, Step.STEP_DOWN, key), (act, before) -> {
            transfers.requireArrived(before, false);
            LocalDate until = London.date(act.now()).plusMonths(months);
            UUID service = booking.service(before);
            act.happened(new OutcomeRecorded(
                    before.referralId(), before.journeyId(), Outcome.TREATMENT_COMPLETED.code(), all));
            UUID event =
                    act.happened(new SteppedDown(before.referralId(), before.journeyId(), service, until.toString()));
            notes.write(act, event, before.referralId(), signs);
            booking.cancelAllToCome(act, before, CancelReason.ENDED);
            keep(act, before, service, until);
            return before.in(WorkState.OUTCOME_RECORDED).ended(Outcome.TREATMENT_COMPLETED, all);
        });
    }

    /**
     * The person, by whoever may refer them again, comes straight back: their team has them from this moment. Whoever has
     * grown out of its ages meanwhile is not refused: the centre has them, and reads why they come.
     */
    public Received comeBack(String reference, Priority priority, String words, @Nullable IdempotencyKey key) {
        return intake.again(reference, Step.COME_STRAIGHT_BACK, priority, words, key, ended -> {
            Row row = open(ended).orElseThrow(() -> new Refused("no-way-back", NONE));
            Service service = services.find(row.serviceId()).orElseThrow();
            String outgrown = outgrown(ended, service);
            if (outgrown != null) {
                return toTheCentre(ended, outgrown);
            }
            return new Along() {
                @Override
                public Referral stands(Referral received) {
                    return received.in(WorkState.ACCEPTED)
                            .ownedBy(new Owner(row.orgId(), row.teamId(), null))
                            .offeredTo(service.id(), null);
                }

                @Override
                public void then(Act act, Referral stored) {
                    offers.ask(stored, service, null, null, act.now(), act.now());
                    offers.answer(stored.personId(), stored.referralId(), "accepted", null, act.now());
                    act.happened(new ReferralAccepted(
                            stored.referralId(),
                            stored.journeyId(),
                            service.id(),
                            row.teamId(),
                            organisations.team(row.teamId()).map(Team::typeCode).orElse(null)));
                    act.happened(new CameStraightBack(stored.referralId(), stored.journeyId(), ended.referralId()));
                    used(ended, stored.referralId());
                }
            };
        });
    }

    /** Why the service cannot have them back though it was agreed: their age is not among those it serves any longer. */
    private @Nullable String outgrown(Referral ended, Service service) {
        AgeRange ages = people.get(ended.personId()).agesOn(London.date(time.instant()));
        return ages == null || service.eligibility().isOfSomeAge(ages)
                ? null
                : "The person was to come straight back to %s, which knows them. It is for those of %s, and the person is %s: somebody else has to be found."
                        .formatted(service.name(), service.eligibility().ages(), ages.words());
    }

    private Along toTheCentre(Referral ended, String why) {
        return (act, stored) -> {
            UUID event = act.happened(new NoteAdded(
                    stored.referralId(), stored.journeyId(), act.actor().teamId()));
            notes.write(act, event, stored.referralId(), why);
            used(ended, stored.referralId());
        };
    }

    /** Called from inside a look or an act. */
    public Optional<WayBack> of(Referral referral) {
        return row(referral)
                .map(row -> new WayBack(
                        services.find(row.serviceId()).map(Service::name).orElse("its service"),
                        row.until(),
                        row.reEntered() != null));
    }

    @Nullable
    String refusal(Referral referral) {
        return open(referral).isPresent() ? null : NONE;
    }

    /** A way back that can be gone now: its team still works the service. */
    private Optional<Row> open(Referral referral) {
        return row(referral)
                .filter(row -> row.reEntered() == null)
                .filter(row -> !London.date(time.instant()).isAfter(row.until()))
                .filter(row -> services.find(row.serviceId())
                        .filter(service -> service.status() instanceof ServiceStatus.Active
                                && service.teamId().equals(row.teamId()))
                        .isPresent());
    }

    private Optional<Row> row(Referral referral) {
        return jdbc.sql("""
                select org_id, team_id, service_id, until, re_entered from frontdoor.step_down
                 where person_id = :personId and referral_id = :referralId and undone_at is null
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .query(Row.class)
                .optional();
    }

    private void keep(Act act, Referral referral, UUID service, LocalDate until) {
        jdbc.sql("""
                insert into frontdoor.step_down (person_id, referral_id, org_id, team_id, service_id, at, until)
                values (:personId, :referralId, :orgId, :teamId, :serviceId, :now, :until)
                on conflict (person_id, referral_id) do update
                   set org_id = excluded.org_id, team_id = excluded.team_id, service_id = excluded.service_id,
                       at = excluded.at, until = excluded.until, re_entered = null, undone_at = null
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param("orgId", referral.owner().organisationId())
                .param("teamId", referral.owner().teamId())
                .param("serviceId", service)
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("until", until)
                .update();
    }

    /** The ending it belonged to does not stand: nobody comes straight back by it, unless they have. */
    void undo(Act act, Referral referral) {
        int gone = jdbc.sql("""
                update frontdoor.step_down set undone_at = :now
                 where person_id = :personId and referral_id = :referralId and re_entered is null and undone_at is null
                """)
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .update();
        if (gone == 0) {
            return;
        }
        Standing.of(log.ofScope(referral.personId(), referral.referralId()))
                .ofType("SteppedDown")
                .forEach(said -> act.corrects(
                        said.eventId(),
                        new FactWithdrawn(referral.referralId(), referral.journeyId(), "way-back"),
                        act.now()));
    }

    private void used(Referral ended, UUID as) {
        jdbc.sql("""
                update frontdoor.step_down set re_entered = :as
                 where person_id = :personId and referral_id = :referralId
                """)
                .param("as", as)
                .param("personId", ended.personId())
                .param("referralId", ended.referralId())
                .update();
    }
}
