package org.onedoor.frontdoor;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.TransferChecked;
import org.onedoor.frontdoor.ReferralEvents.TransferSeen;
import org.onedoor.frontdoor.ReferralEvents.TransferStarted;
import org.onedoor.platform.Act;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.record.Notes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Giving somebody over to another service. The team keeps its own referral open until the other service has accepted and has
 * seen the person, the person was told, and the two have met with them or have said why not: nobody falls between the two.
 */
@Service
public class Transfers {
    private final JdbcClient jdbc;
    private final ReferralActs acts;
    private final ReferralRepository referrals;
    private final OfferRepository offers;
    private final Services services;
    private final EventLog log;
    private final Notes notes;

    Transfers(
            JdbcClient jdbc,
            ReferralActs acts,
            ReferralRepository referrals,
            OfferRepository offers,
            Services services,
            EventLog log,
            Notes notes) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.referrals = referrals;
        this.offers = offers;
        this.services = services;
        this.log = log;
        this.notes = notes;
    }

    /** What a team ticks off itself; the rest shows by what the other service does. */
    public enum Item {
        JOINT_HELD("joint-held", "Both teams met the person together"),
        JOINT_NOT_HELD("joint-not-held", "The teams do not meet the person together: say why"),
        PERSON_TOLD("person-told", "The person was told who helps them from now on, and how to reach them");

        private final String code;
        private final String label;

        Item(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        static Item ofCode(String code) {
            for (Item item : values()) {
                if (item.code.equals(code)) {
                    return item;
                }
            }
            throw new Invalid("item", "Choose what was done");
        }
    }

    private record Row(
            UUID referralId,
            UUID toReferral,
            UUID serviceId,
            @Nullable String joint,
            boolean personTold) {}

    /**
     * How far a transfer has come.
     *
     * @param reference of the referral that goes to the other service
     * @param joint whether the teams met the person together; none while neither that nor why not was said
     * @param off whether that referral ended before the other service saw the person: the transfer does not take place
     */
    public record Checklist(
            String reference,
            String service,
            boolean accepted,
            @Nullable Boolean joint,
            boolean personTold,
            boolean seen,
            boolean off) {
        /** What is still to do before the team may close, in words. */
        List<String> missing() {
            java.util.ArrayList<String> missing = new java.util.ArrayList<>();
            if (!accepted) {
                missing.add(service + " has not accepted yet");
            } else if (!seen) {
                missing.add(service + " has not seen the person yet");
            }
            if (joint == null) {
                missing.add("a meeting of both teams with the person, or why there is none");
            }
            if (!personTold) {
                missing.add("the person is not told yet");
            }
            return missing;
        }
    }

    /** The transfers of a referral, the latest first. Called from inside a look or an act. */
    public List<Checklist> of(Referral referral) {
        return rows(referral).stream().map(row -> checklist(referral, row)).toList();
    }

    /** Why nothing can be ticked off, in words; null where a transfer is under way. */
    @Nullable
    String refusal(Referral referral) {
        return of(referral).isEmpty()
                ? "'%s' is for a transfer, and none has begun.".formatted(Step.CHECK_TRANSFER.label())
                : null;
    }

    /** Begins one inside the act that makes the referral to the other service. */
    void begin(Act act, Referral from, Referral to, UUID serviceId) {
        if (of(from).stream().anyMatch(one -> !one.off() && !one.seen())) {
            throw new Refused(
                    "transfer-open", "A transfer has begun already. Finish it, or withdraw its referral first.");
        }
        jdbc.sql("""
                insert into frontdoor.transfer (person_id, referral_id, to_referral, service_id, started_at)
                values (:personId, :referralId, :to, :serviceId, :now)
                """)
                .param("personId", from.personId())
                .param("referralId", from.referralId())
                .param("to", to.referralId())
                .param("serviceId", serviceId)
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
        act.happened(new TransferStarted(from.referralId(), from.journeyId(), to.referralId(), serviceId));
    }

    /** Ticks something off: a fact, whatever else changed meanwhile. */
    public Referral check(String reference, String code, @Nullable String words, @Nullable IdempotencyKey key) {
        Item item = Item.ofCode(code);
        if (item == Item.JOINT_NOT_HELD) {
            Triage.requireWords(words, "words", "Say why the teams do not meet the person together");
        }
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.CHECK_TRANSFER, key), (act, before) -> {
            Row row = rows(before).stream()
                    .findFirst()
                    .orElseThrow(() -> new Refused("no-transfer", "No transfer to another service has begun."));
            UUID event = act.happened(
                    new TransferChecked(before.referralId(), before.journeyId(), row.toReferral(), item.code()));
            notes.write(act, event, before.referralId(), words);
            jdbc.sql("""
                            update frontdoor.transfer
                               set joint = coalesce(:joint, joint), person_told = person_told or :told
                             where person_id = :personId and referral_id = :referralId and to_referral = :to
                            """)
                    .param(
                            "joint",
                            switch (item) {
                                case JOINT_HELD -> "held";
                                case JOINT_NOT_HELD -> "not-held";
                                case PERSON_TOLD -> null;
                            })
                    .param("told", item == Item.PERSON_TOLD)
                    .param("personId", before.personId())
                    .param("referralId", before.referralId())
                    .param("to", row.toReferral())
                    .update();
            return before;
        });
    }

    /** The person was seen on this referral: where it is the first time of a transfer, the team that gave them over hears of it. */
    void seen(Act act, Referral to) {
        if (hasBeenSeen(to)) {
            return;
        }
        jdbc.sql("select referral_id from frontdoor.transfer where person_id = :personId and to_referral = :to")
                .param("personId", to.personId())
                .param("to", to.referralId())
                .query(UUID.class)
                .list()
                .forEach(from -> act.happened(new TransferSeen(from, to.journeyId(), to.referralId())));
    }

    /**
     * @param byThePerson whether it ends by the person's wish, death or move: then nobody waits for them to arrive
     * @throws Refused when the team would end its part though the person has not arrived; the message says what is missing
     */
    void requireArrived(Referral referral, boolean byThePerson) {
        Optional<Checklist> open =
                of(referral).stream().filter(one -> !one.off()).findFirst();
        if (!byThePerson && open.isPresent() && !open.get().missing().isEmpty()) {
            throw new Refused(
                    "transfer-open",
                    "The transfer to %s is not finished: %s. Your team keeps the person until then.%s"
                            .formatted(
                                    open.get().service(),
                                    String.join("; ", open.get().missing()),
                                    referral.outcome() == null ? "" : " " + Endings.goOn(referral)));
        }
    }

    private Checklist checklist(Referral from, Row row) {
        Referral to = referrals.find(from.personId(), row.toReferral()).orElseThrow();
        List<OfferRepository.Taken> taken = offers.taken(from.personId(), List.of(to.referralId()));
        UUID service = taken.isEmpty() ? row.serviceId() : taken.getLast().serviceId();
        boolean seen = hasBeenSeen(to);
        return new Checklist(
                to.reference(),
                services.find(service).map(org.onedoor.directory.Service::name).orElse("The service"),
                !taken.isEmpty(),
                row.joint() == null ? null : row.joint().equals("held"),
                row.personTold(),
                seen,
                !to.isOpen() && !seen);
    }

    private boolean hasBeenSeen(Referral to) {
        return Standing.of(log.ofScope(to.personId(), to.referralId())).ofType("ContactRecorded").stream()
                .anyMatch(Standing::attended);
    }

    private List<Row> rows(Referral from) {
        return jdbc.sql("""
                select referral_id, to_referral, service_id, joint, person_told from frontdoor.transfer
                 where person_id = :personId and referral_id = :referralId
                 order by started_at desc
                """)
                .param("personId", from.personId())
                .param("referralId", from.referralId())
                .query(Row.class)
                .list();
    }
}
