package org.onedoor.frontdoor;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.DoorEntry.Said;
import org.onedoor.platform.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What each door brought, kept with its referral. Reading it is part of the caller's look at the referral. */
@Repository
public class DoorEntries {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Centre centre;

    DoorEntries(JdbcClient jdbc, JsonMapper json, Centre centre) {
        this.jdbc = jdbc;
        this.json = json;
        this.centre = centre;
    }

    private record Row(
            String form,
            String said,
            boolean tells,
            @Nullable String pasted) {}

    /** Keeps the entry in the act that takes the referral in. */
    public Along with(DoorEntry entry) {
        return (_, stored) -> keep(stored, entry);
    }

    void keep(Referral referral, DoorEntry entry) {
        jdbc.sql("""
                insert into frontdoor.door_entry (person_id, referral_id, form, said, tells, pasted)
                values (:personId, :referralId, :form, :said::jsonb, :tells, :pasted)
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param("form", entry.form())
                .param("said", json.writeValueAsString(entry.said()))
                .param("tells", entry.tells())
                .param("pasted", entry.pasted())
                .update();
    }

    /**
     * Which of these somebody may only know to be dealt with: they sent them, have no part in them since, and the person did
     * not agree that they are told more. The centre answers to the person, and is told.
     */
    public Set<UUID> untold(Collection<Referral> referrals, Actor actor) {
        List<Referral> sent = referrals.stream()
                .filter(referral -> sentOnly(referral, actor.organisationId()))
                .toList();
        if (sent.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("""
                select e.referral_id
                  from unnest(:personIds::uuid[], :referralIds::uuid[]) w(person_id, referral_id)
                  join frontdoor.held_door_entry e on e.person_id = w.person_id and e.referral_id = w.referral_id
                 where not e.tells
                """)
                .param("personIds", sent.stream().map(Referral::personId).toArray(UUID[]::new))
                .param("referralIds", sent.stream().map(Referral::referralId).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** Whether whoever sent it may only know it to be dealt with. */
    boolean isUntold(Referral referral) {
        return referral.door() != Door.MESSAGE // a machine says nothing of it
                && sentOnly(referral, referral.source().organisationId())
                && !tells(referral);
    }

    private boolean sentOnly(Referral referral, UUID organisation) {
        Referral.OpenOffer offer = referral.offer();
        return referral.source().organisationId().equals(organisation)
                && !centre.owner().organisationId().equals(organisation)
                && !referral.owner().organisationId().equals(organisation)
                && (offer == null || !offer.organisationId().equals(organisation));
    }

    /** Whether whoever referred may be told what becomes of it. */
    boolean tells(Referral referral) {
        return jdbc.sql("""
                select tells from frontdoor.held_door_entry
                 where person_id = :personId and referral_id = :referralId
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    public Optional<DoorEntry> of(UUID personId, UUID referralId) {
        return jdbc.sql("""
                select form, said::text as said, tells, pasted from frontdoor.door_entry
                 where person_id = :personId and referral_id = :referralId
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(Row.class)
                .optional()
                .map(row -> new DoorEntry(
                        row.form(),
                        Arrays.asList(json.readValue(row.said(), Said[].class)),
                        row.tells(),
                        row.pasted()));
    }
}
