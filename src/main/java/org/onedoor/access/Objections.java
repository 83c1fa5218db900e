package org.onedoor.access;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.AccessEvents.ObjectionMade;
import org.onedoor.access.AccessEvents.ObjectionWithdrawn;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Writing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a person does not want seen. It counts at once, against whoever has reach; only breaking the glass goes past it. */
@Repository
public class Objections {
    private final JdbcClient jdbc;
    private final People people;

    Objections(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** The person's, the newest first; from inside a look. */
    public List<Objection> of(Collection<UUID> personIds) {
        return jdbc.sql("""
                select person_id, objection_id, org_id, data_class, words, made_at, withdrawn_at
                  from access.objection where person_id = any(:ids) order by made_at desc
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query((rs, _) -> {
                    OffsetDateTime withdrawn = rs.getObject("withdrawn_at", OffsetDateTime.class);
                    return new Objection(
                            rs.getObject("person_id", UUID.class),
                            rs.getObject("objection_id", UUID.class),
                            rs.getObject("org_id", UUID.class),
                            Shareable.ofCode(rs.getString("data_class")).orElseThrow(),
                            rs.getString("words"),
                            rs.getObject("made_at", OffsetDateTime.class).toInstant(),
                            withdrawn == null ? null : withdrawn.toInstant());
                })
                .list();
    }

    /**
     * Takes an objection down, inside an act about the person.
     *
     * @throws Invalid when what is objected to is not said, or it stands already
     */
    public void make(Act act, @Nullable UUID organisationId, @Nullable Shareable what, @Nullable String words) {
        if (what == null) {
            throw new Invalid("what", "Choose what is not to be seen");
        }
        Writing.limit("words", "In your words", words, Writing.SENTENCES);
        UUID personId = act.subject().id();
        if (of(people.linked(personId)).stream()
                .anyMatch(each -> each.stands()
                        && each.what() == what
                        && java.util.Objects.equals(each.organisationId(), organisationId))) {
            throw new Invalid("what", "This is objected to already");
        }
        jdbc.sql("""
                insert into access.objection (person_id, objection_id, org_id, data_class, words, made_at, made_by)
                values (:person, :id, :org::uuid, :data, :words, :at, :by)
                """)
                .param("person", personId)
                .param("id", Ids.at(act.now()))
                .param("org", organisationId)
                .param("data", what.code())
                .param(
                        "words",
                        words == null || words.isBlank()
                                ? null
                                : Writing.storable(words).strip())
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .update();
        act.happened(new ObjectionMade(what.code()));
    }

    /**
     * Those that are taken back with this one: itself, and the same said on the other records of the person.
     *
     * @throws StaleEdit when it does not stand
     */
    public List<Objection> withdrawnWith(UUID personId, UUID objectionId) {
        List<Objection> standing =
                of(people.linked(personId)).stream().filter(Objection::stands).toList();
        Objection objection = standing.stream()
                .filter(each -> each.objectionId().equals(objectionId))
                .findFirst()
                .orElseThrow(() -> new StaleEdit("objection"));
        return standing.stream().filter(objection::isSameAs).toList();
    }

    /** Takes one back, inside an act about the record it was said on. @throws StaleEdit when it does not stand */
    public void withdraw(Act act, Objection objection) {
        int taken = jdbc.sql("""
                update access.objection set withdrawn_at = :at, withdrawn_by = :by
                 where person_id = :person and objection_id = :id and withdrawn_at is null
                """)
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .param("person", act.subject().id())
                .param("id", objection.objectionId())
                .update();
        if (taken == 0) {
            throw new StaleEdit("objection");
        }
        act.happened(new ObjectionWithdrawn(objection.what().code()));
    }

    /** Whether the person objects to this organisation's seeing such a thing. */
    public boolean stands(UUID personId, Shareable what, UUID organisationId) {
        return of(people.linked(personId)).stream()
                .anyMatch(each -> each.what() == what && each.isAgainst(organisationId));
    }

    /** Whether there is anything of the person that this organisation sees by breaking the glass alone. */
    public boolean stands(UUID personId, UUID organisationId) {
        return of(people.linked(personId)).stream().anyMatch(each -> each.isAgainst(organisationId));
    }

    /** What would be allowed, unless the person objects to this organisation's seeing it. */
    Decision heard(Actor actor, String dataClass, UUID personId, Decision decision) {
        Optional<Shareable> what = Shareable.ofData(dataClass);
        if (what.isEmpty() || !(decision instanceof Decision.Allowed)) {
            return decision;
        }
        return stands(personId, what.get(), actor.organisationId())
                ? new Decision.Denied(
                        "The person objects to your organisation's seeing this: %s."
                                .formatted(what.get().label()),
                        "Talk with the person. Where somebody is in serious danger, the emergency summary is open by breaking the glass.")
                : decision;
    }
}
