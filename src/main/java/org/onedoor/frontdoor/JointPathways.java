package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.JointPathwayOpened;
import org.onedoor.platform.Act;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Notes;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody needs help with body and mind: one referral asks a mental and a physical health service in the same act, and each of
 * the two sees from then on how both stand.
 */
@org.springframework.stereotype.Service
public class JointPathways {
    private static final Set<String> PHYSICAL = Set.of("body");
    private static final Set<String> MENTAL = Set.of("mind", "crisis");

    private final JdbcClient jdbc;
    private final ReferralActs acts;
    private final ReferralRepository referrals;
    private final AppointmentRepository appointments;
    private final Triage triage;
    private final Onward onward;
    private final Services services;
    private final Notes notes;
    private final DomainTime time;

    JointPathways(
            JdbcClient jdbc,
            ReferralActs acts,
            ReferralRepository referrals,
            AppointmentRepository appointments,
            Triage triage,
            Onward onward,
            Services services,
            Notes notes,
            DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.referrals = referrals;
        this.appointments = appointments;
        this.triage = triage;
        this.onward = onward;
        this.services = services;
        this.notes = notes;
        this.time = time;
    }

    /** One of the two. @param next when the person is next expected there; none where they are not */
    public record Leg(
            String kind,
            String reference,
            String service,
            WorkState state,
            @Nullable Outcome outcome,
            @Nullable Instant next) {
        boolean with() {
            return Permitted.withTeam(state) || state == WorkState.OUTCOME_RECORDED;
        }
    }

    /** How both stand. @param together the same as one sentence */
    public record Legs(Leg mental, Leg physical, String together) {}

    private record Row(UUID referralId, UUID physicalReferral, UUID mentalService, UUID physicalService) {}

    /** @param words what both should know; may be empty */
    public Referral open(
            String reference,
            long version,
            @Nullable UUID mentalService,
            @Nullable UUID physicalService,
            @Nullable String words,
            @Nullable IdempotencyKey key) {
        Service mental = chosen(mental(), mentalService, "mental", "Choose the mental health service");
        Service physical = chosen(physical(), physicalService, "physical", "Choose the physical health service");
        if (mental.teamId().equals(physical.teamId())) {
            throw new Invalid("physical", "Both are of the same team. Offer it to them once, and say what is needed");
        }
        Writing.limit("words", "What you write", words, Writing.STORY);
        return acts.perform(new Wish(reference, version, Step.OPEN_BOTH, key), (act, before) -> {
            if (row(before).isPresent()) {
                throw new Refused("joint-already", "This referral is a leg of a joint pathway already.");
            }
            if (before.owner().teamId().equals(physical.teamId())) {
                throw new Refused(
                        "own-service", "Your own team is the physical health service. Choose the other of the two.");
            }
            Intake.Received leg = onward.child(act, before, physical, "", null);
            UUID event = act.happened(new JointPathwayOpened(
                    before.referralId(), before.journeyId(), leg.referralId(), mental.id(), physical.id()));
            notes.write(act, event, before.referralId(), words);
            UUID there = act.happened(new JointPathwayOpened(
                    leg.referralId(), before.journeyId(), leg.referralId(), mental.id(), physical.id()));
            notes.write(act, there, leg.referralId(), words);
            keep(act, before, leg.referralId(), mental.id(), physical.id());
            return triage.ask(act, before, mental, new Triage.Chosen(mental.id(), null, null), null);
        });
    }

    /** The open services for the mind. */
    public List<Service> mental() {
        return of(MENTAL);
    }

    /** The open services for the body. */
    public List<Service> physical() {
        return of(PHYSICAL);
    }

    private List<Service> of(Set<String> groups) {
        Set<String> codes = services.needs().stream()
                .filter(need -> groups.contains(need.group()))
                .map(CodedNeed::code)
                .collect(Collectors.toSet());
        return services.all().stream()
                .filter(service -> service.status() instanceof ServiceStatus.Active
                        && !service.isCentre()
                        && !service.isLine()
                        && service.needs().stream().anyMatch(codes::contains))
                .sorted(Comparator.comparing(Service::name))
                .toList();
    }

    private static Service chosen(List<Service> from, @Nullable UUID id, String field, String problem) {
        return from.stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Invalid(field, problem));
    }

    /** How both legs stand, where the referral is one of two. Called from inside a look. */
    public Optional<Legs> of(Referral referral) {
        return row(referral).map(row -> {
            Leg mental = leg("Mental health", referral.personId(), row.referralId(), row.mentalService());
            Leg physical = leg("Physical health", referral.personId(), row.physicalReferral(), row.physicalService());
            return new Legs(mental, physical, together(mental, physical));
        });
    }

    private Leg leg(String kind, UUID person, UUID id, UUID first) {
        Referral referral = referrals.find(person, id).orElseThrow();
        UUID service = referral.currentService() == null ? first : referral.currentService();
        Instant now = time.instant();
        return new Leg(
                kind,
                referral.reference(),
                services.find(service).map(Service::name).orElse("A service"),
                referral.state(),
                referral.outcome(),
                appointments.of(person, List.of(id)).stream()
                        .filter(one -> one.state().equals("booked"))
                        .map(one -> one.startsAt().toInstant())
                        .filter(start -> start.isAfter(now))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    static String together(Leg mental, Leg physical) {
        List<Leg> both = List.of(mental, physical);
        if (both.stream().noneMatch(leg -> leg.state().isOpen())) {
            return "Both legs have ended.";
        }
        if (both.stream().allMatch(Leg::with)) {
            return "Both services have the person.";
        }
        return both.stream().map(JointPathways::sentence).collect(Collectors.joining(" "));
    }

    private static String sentence(Leg leg) {
        Function<String, String> said = words -> leg.kind() + ": " + words;
        return switch (leg.state()) {
            case AWAITING_ANSWER -> said.apply(leg.service() + " has been asked and has not answered yet.");
            case RETURNED, EXPIRED, AWAITING_TRIAGE, IN_TRIAGE, INFO_REQUESTED ->
                said.apply("no service has it; its owner is finding one.");
            case CLOSED, CANCELLED, ENTERED_IN_ERROR -> said.apply("ended.");
            default -> said.apply(leg.service() + " has the person.");
        };
    }

    private Optional<Row> row(Referral referral) {
        return jdbc.sql("""
                select referral_id, physical_referral, mental_service, physical_service from frontdoor.joint_pathway
                 where person_id = :personId and (referral_id = :referralId or physical_referral = :referralId)
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .query(Row.class)
                .optional();
    }

    private void keep(Act act, Referral referral, UUID physicalReferral, UUID mental, UUID physical) {
        jdbc.sql("""
                insert into frontdoor.joint_pathway (person_id, referral_id, physical_referral, mental_service,
                    physical_service, account_id, at)
                values (:personId, :referralId, :physicalReferral, :mental, :physical, :account, :now)
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param("physicalReferral", physicalReferral)
                .param("mental", mental)
                .param("physical", physical)
                .param("account", act.actor().accountId())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
