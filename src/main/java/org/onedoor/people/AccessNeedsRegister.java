package org.onedoor.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.AccessNeeds.Adjustment;
import org.onedoor.people.AccessNeeds.Format;
import org.onedoor.people.AccessNeeds.Kind;
import org.onedoor.people.AccessNeeds.Offline;
import org.onedoor.people.AccessNeeds.ToldBy;
import org.onedoor.people.PersonEvents.AccessNeedsRecorded;
import org.onedoor.platform.Act;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each person needs, as it was last said. Reading it is part of the caller's look. */
@Repository
public class AccessNeedsRegister {
    private final JdbcClient jdbc;
    private final LinkRepository links;

    AccessNeedsRegister(JdbcClient jdbc, LinkRepository links) {
        this.jdbc = jdbc;
        this.links = links;
    }

    /**
     * What was said, and when.
     *
     * @param toldBy who said so; none for what was recorded before that was asked
     * @param reviewOn the day on which to ask again; none for what was recorded before that was kept
     */
    public record Said(
            AccessNeeds needs,
            OffsetDateTime at,
            @Nullable ToldBy toldBy,
            @Nullable LocalDate reviewOn) {
        /** Whether it is time to ask again. */
        public boolean isDue(LocalDate today) {
            return reviewOn != null && !reviewOn.isAfter(today);
        }
    }

    /** Keeps what the person said, to be asked again in a year. */
    public void record(Act act, UUID personId, AccessNeeds needs) {
        record(act, personId, needs, ToldBy.PERSON, London.date(act.now()).plusYears(1));
    }

    /** Keeps what was said, inside an act about the person, in place of what was said before. */
    public void record(Act act, UUID personId, AccessNeeds needs, ToldBy toldBy, LocalDate reviewOn) {
        Way preferred = needs.preferred();
        jdbc.sql("""
                insert into people.access_needs (person_id, preferred, formats, adjustments, offline, words, language,
                                                 said_at, said_by, told_by, review_on)
                values (:id, :preferred, :formats, :adjustments, :offline, :words, :language, :at, :by, :toldBy, :reviewOn)
                on conflict (person_id) do update
                   set preferred = excluded.preferred, formats = excluded.formats,
                       adjustments = excluded.adjustments, offline = excluded.offline,
                       words = excluded.words, language = excluded.language, said_at = excluded.said_at,
                       said_by = excluded.said_by, told_by = excluded.told_by, review_on = excluded.review_on
                """)
                .param("id", personId)
                .param("preferred", preferred == null ? null : preferred.code())
                .param("formats", codes(needs.formats()).toArray(String[]::new))
                .param("adjustments", codes(needs.adjustments()).toArray(String[]::new))
                .param("offline", codes(needs.offline()).toArray(String[]::new))
                .param("words", needs.words())
                .param("language", needs.language())
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .param("toldBy", toldBy.code())
                .param("reviewOn", reviewOn)
                .update();
        act.happened(new AccessNeedsRecorded(
                preferred == null ? null : preferred.code(),
                codes(needs.formats()),
                codes(needs.adjustments()),
                codes(needs.offline())));
    }

    /**
     * What has to be there when somebody is seen: what they said, and the interpreter whom a door said they need. Nothing
     * where that is nothing.
     */
    public Optional<AccessNeeds> toArrange(UUID personId) {
        AccessNeeds said = of(personId).map(Said::needs).orElse(AccessNeeds.NONE);
        boolean interpreter = jdbc.sql(
                        "select coalesce(bool_or(interpreter_needed), false) from people.person where person_id = any(:ids)")
                .param("ids", links.same(personId).toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
        return Optional.of(interpreter ? said.with(Adjustment.INTERPRETER) : said)
                .filter(AccessNeeds::isToArrange);
    }

    /**
     * What was last said on whichever record is theirs; nothing where nobody has asked. That nothing is needed hides nothing
     * that was said on another record.
     */
    public Optional<Said> of(UUID personId) {
        Comparator<Said> needing = Comparator.comparing(said -> !said.needs().equals(AccessNeeds.NONE));
        return of(links.same(personId)).values().stream().max(needing.thenComparing(Said::at));
    }

    /** The same of each of these; those nobody asked are not among them. */
    public Map<UUID, Said> of(Collection<UUID> personIds) {
        Map<UUID, Said> found = new HashMap<>();
        jdbc.sql("""
                select person_id, preferred, formats, adjustments, offline, words, language, said_at, told_by, review_on
                  from people.access_needs where person_id = any(:ids)
                """).param("ids", personIds.toArray(UUID[]::new)).query(rs -> {
            found.put(rs.getObject("person_id", UUID.class), said(rs));
        });
        return found;
    }

    /**
     * Why each of many cannot use what is on a screen, for figures: nothing else that they said, and no word. Those nobody
     * asked are not among them.
     */
    public Map<UUID, Set<Offline>> offline(Collection<UUID> personIds) {
        Map<UUID, Set<Offline>> found = new HashMap<>();
        jdbc.sql("select person_id, offline from people.held_access_needs where person_id = any(:ids)")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(rs -> {
                    found.put(rs.getObject("person_id", UUID.class), kinds(Offline.class, rs.getArray("offline")));
                });
        return found;
    }

    private static Said said(ResultSet rs) throws SQLException {
        String preferred = rs.getString("preferred");
        return new Said(
                new AccessNeeds(
                        preferred == null ? null : Way.valueOf(preferred.toUpperCase(Locale.ROOT)),
                        kinds(Format.class, rs.getArray("formats")),
                        kinds(Adjustment.class, rs.getArray("adjustments")),
                        kinds(Offline.class, rs.getArray("offline")),
                        rs.getString("words"),
                        rs.getString("language")),
                rs.getObject("said_at", OffsetDateTime.class),
                ToldBy.ofCode(rs.getString("told_by")).orElse(null),
                rs.getObject("review_on", LocalDate.class));
    }

    private static List<String> codes(Collection<? extends Kind> kinds) {
        return kinds.stream().map(Kind::code).toList();
    }

    private static <K extends Enum<K> & Kind> Set<K> kinds(Class<K> type, @Nullable Array codes) throws SQLException {
        Set<K> found = EnumSet.noneOf(type);
        if (codes != null) {
            List<String> kept = Arrays.asList((String[]) codes.getArray());
            Arrays.stream(type.getEnumConstants())
                    .filter(kind -> kept.contains(kind.code()))
                    .forEach(found::add);
        }
        return found;
    }
}
