package org.onedoor.directory.help;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the directory is used. Nothing is kept of who searched. */
@Repository
public class Searches {
    private static final String PUBLIC = "public";
    private static final int FEW = 5;
    private static final Pattern NUMBER = Pattern.compile("\\S*\\p{Nd}\\S*");

    private final JdbcClient jdbc;
    private final DomainTime time;

    Searches(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** How often those of one role looked, and how often in vain. */
    public record Use(String role, int searches, int nothing, int one, int two, int three) {}

    /** Words with which staff found nothing. */
    public record InVain(String words, int times) {}

    /** What people looked for. */
    public record Wanted(String need, int times) {}

    /** A search by anybody: no words, no place, no age. @param shown the entries it showed */
    public void byPublic(int questions, int found, List<String> needs, List<UUID> shown) {
        keep(PUBLIC, questions, found, needs, null, shown);
    }

    /** A search by staff: the words only where nothing was found, without whatever has a figure in it. */
    public void byStaff(String role, int questions, int found, List<String> needs, String words) {
        String kept = NUMBER.matcher(words.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip();
        boolean brief = kept.length() <= 60 && kept.split(" ", -1).length <= FEW;
        keep(role, questions, found, needs, found == 0 && !kept.isEmpty() && brief ? kept : null, List.of());
    }

    private void keep(
            String role, int questions, int found, List<String> needs, @Nullable String words, List<UUID> shown) {
        jdbc.sql("""
                insert into directory.search (search_id, day, role, questions, found, needs, words, shown)
                values (:id, :day, :role, :questions, :found, :needs, :words, :shown)
                """)
                .param("id", UUID.randomUUID())
                .param("day", London.date(time.instant()))
                .param("role", role)
                .param("questions", questions)
                .param("found", found)
                .param("needs", needs.toArray(String[]::new))
                .param("words", words)
                .param("shown", shown.toArray(UUID[]::new))
                .update();
    }

    /** The public page of an entry was opened. */
    public void opened(UUID serviceId) {
        jdbc.sql("insert into directory.opened (opened_id, day, service_id) values (:id, :day, :service)")
                .param("id", UUID.randomUUID())
                .param("day", London.date(time.instant()))
                .param("service", serviceId)
                .update();
    }

    /** By role, the busiest first. */
    public List<Use> use(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select role, count(*) as searches, count(*) filter (where found = 0) as nothing,
                       count(*) filter (where questions <= 1) as one, count(*) filter (where questions = 2) as two,
                       count(*) filter (where questions = 3) as three
                  from directory.search where day between :from and :to
                 group by role order by 2 desc, 1
                """)
                .param("from", from)
                .param("to", to)
                .query(Use.class)
                .list();
    }

    public List<InVain> inVain(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select words, count(*) as times from directory.search
                 where day between :from and :to and words is not null
                 group by words order by 2 desc, 1 limit 50
                """)
                .param("from", from)
                .param("to", to)
                .query(InVain.class)
                .list();
    }

    public List<Wanted> wanted(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select n.need, count(*) as times from directory.search, unnest(needs) as n (need)
                 where day between :from and :to group by n.need order by 2 desc, 1 limit 50
                """)
                .param("from", from)
                .param("to", to)
                .query(Wanted.class)
                .list();
    }
}
