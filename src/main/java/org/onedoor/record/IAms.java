package org.onedoor.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.access.Agreements;
import org.onedoor.access.Shareable;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.record.RecordEvents.IAmWritten;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** "I Am": the person's own profile, written by them or with them, shared with whom they choose. */
@Service
public class IAms {
    /** The class of data. */
    public static final String DATA = "i-am";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PlanMatrix matrix;
    private final People people;
    private final Agreements agreements;
    private final Acts acts;
    private final Gate gate;

    IAms(
            JdbcClient jdbc,
            JsonMapper json,
            PlanMatrix matrix,
            People people,
            Agreements agreements,
            Acts acts,
            Gate gate) {
        this.jdbc = jdbc;
        this.json = json;
        this.matrix = matrix;
        this.people = people;
        this.agreements = agreements;
        this.acts = acts;
        this.gate = gate;
    }

    /** The newest version; from inside a look. */
    public Optional<IAm> latest(Collection<UUID> personIds) {
        return versions(personIds).stream().findFirst();
    }

    /** Every version, the newest first; from inside a look. */
    public List<IAm> versions(Collection<UUID> personIds) {
        return jdbc.sql("""
                select person_id, version, content::text as content, shared, written_at, account_id, role, org_id
                  from record.i_am where person_id = any(:ids) order by version desc, written_at desc
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(this::iAm)
                .list();
    }

    /**
     * What the actor may see of it beside other things: none where they may not, or it is not shared with such as them.
     *
     * @param glass whether the glass was broken
     */
    public Optional<IAm> shown(Collection<UUID> personIds, boolean glass) {
        Actor actor = CurrentActor.get();
        boolean may = glass
                || personIds.stream()
                        .map(id -> gate.decide(actor, Ask.about(Action.READ, DATA, new Subject.Person(id))))
                        .anyMatch(Decision.Allowed.class::isInstance);
        return may ? latest(personIds).filter(iAm -> glass || isShared(iAm, matrix.audience(actor))) : Optional.empty();
    }

    /** What an agency sees of it beside the plan, where an agreement covers it too and it is shared with such as them. */
    public Optional<IAm> onCard(Collection<UUID> personIds, CrisisPlan plan, Audience audience) {
        Actor actor = CurrentActor.get();
        return agreements
                        .standing(actor.organisationId(), plan.organisationId(), Shareable.I_AM)
                        .allows()
                ? latest(personIds).filter(iAm -> isShared(iAm, audience))
                : Optional.empty();
    }

    static boolean isShared(IAm iAm, Audience audience) {
        return audience == Audience.WHOLE
                || audience == Audience.CARER
                || iAm.shared().contains(ShareGroup.of(audience));
    }

    public boolean writes(UUID personId) {
        return gate.decide(CurrentActor.get(), writing(personId)) instanceof Decision.Allowed;
    }

    /**
     * Keeps what was written as the next version.
     *
     * @param base the version it was written on; 0 where there was none
     * @throws Invalid when nothing is written, or a section is too long
     * @throws StaleEdit when another version was kept meanwhile
     */
    public IAm write(UUID personId, int base, Map<IAmSection, String> words, Set<ShareGroup> shared) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<IAmSection, String> kept = new EnumMap<>(IAmSection.class);
        words.forEach((section, text) -> {
            Writing.limit(problems, section.field(), section.label(), text, Writing.SENTENCES);
            if (!text.isBlank()) {
                kept.put(section, Writing.storable(text).strip());
            }
        });
        if (kept.isEmpty()) {
            problems.put(IAmSection.NAME.field(), "Fill in at least one part");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return acts.act(Begin.on("write an I Am", writing(personId), new Subject.Person(personId)), IAm.class, act -> {
            int latest = latest(people.linked(personId)).map(IAm::version).orElse(0);
            if (latest != base) {
                throw new StaleEdit("I Am");
            }
            Actor actor = act.actor();
            jdbc.sql("""
                    insert into record.i_am (person_id, version, content, shared, written_at, account_id, role, org_id)
                    values (:person, :version, :content::jsonb, :shared, :at, :account, :role, :org)
                    """)
                    .param("person", personId)
                    .param("version", latest + 1)
                    .param("content", json.writeValueAsString(kept))
                    .param(
                            "shared",
                            shared.stream().map(ShareGroup::code).sorted().toArray(String[]::new))
                    .param("at", act.now().atOffset(ZoneOffset.UTC))
                    .param("account", actor.accountId())
                    .param("role", actor.role())
                    .param("org", actor.organisationId())
                    .update();
            act.happened(new IAmWritten(latest + 1));
            return new IAm(
                    personId,
                    latest + 1,
                    kept,
                    shared,
                    act.now(),
                    actor.role().equals("person"),
                    actor.accountId(),
                    actor.organisationId());
        });
    }

    /** Whether one of these records has an I Am, and no word of it. */
    public boolean isHeld(Collection<UUID> personIds) {
        return jdbc.sql("select exists (select 1 from record.held_i_am where person_id = any(:ids))")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Which of these people have shared an I Am with the teams who look after them. */
    public Set<UUID> sharing(Collection<UUID> personIds) {
        return Set.copyOf(jdbc.sql("""
                select person_id from record.held_i_am i
                 where person_id = any(:ids) and 'teams' = any(shared)
                   and version = (select max(version) from record.held_i_am l where l.person_id = i.person_id)
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private static Ask writing(UUID personId) {
        return Ask.about(Action.WRITE, DATA, new Subject.Person(personId));
    }

    private IAm iAm(ResultSet rs, int row) throws SQLException {
        String[] shared = (String[]) rs.getArray("shared").getArray();
        return new IAm(
                rs.getObject("person_id", UUID.class),
                rs.getInt("version"),
                json.readValue(rs.getString("content"), new TypeReference<Map<IAmSection, String>>() {}),
                Arrays.stream(shared)
                        .flatMap(code -> ShareGroup.ofCode(code).stream())
                        .collect(Collectors.toSet()),
                rs.getObject("written_at", OffsetDateTime.class).toInstant(),
                rs.getString("role").equals("person"),
                rs.getObject("account_id", UUID.class),
                rs.getObject("org_id", UUID.class));
    }
}
