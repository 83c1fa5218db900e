package org.onedoor.frontdoor;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists of referrals that an account has named for itself: a view and its filters, and nothing of what is in it. */
@Repository
public class SavedViews {
    /** With more, nobody finds the one they want. */
    public static final int MOST = 12;

    private static final int LONGEST = 40;

    private final JdbcClient jdbc;
    private final DomainTime time;

    SavedViews(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * One of them.
     *
     * @param lane the view as the addresses of the list name it
     * @param place the code of the place; empty for everywhere
     */
    public record SavedView(
            UUID viewId, String name, String lane, List<String> states, List<String> priorities, String place) {
        public SavedView {
            states = List.copyOf(states);
            priorities = List.copyOf(priorities);
        }
    }

    public List<SavedView> of(UUID accountId) {
        return jdbc.sql("""
                select view_id, name, lane, states, priorities, place
                  from frontdoor.saved_view
                 where account_id = :accountId
                 order by lower(name), view_id
                 limit :most
                """)
                .param("accountId", accountId)
                .param("most", MOST)
                .query((rs, _) -> new SavedView(
                        rs.getObject("view_id", UUID.class),
                        rs.getString("name"),
                        rs.getString("lane"),
                        texts(rs.getArray("states")),
                        texts(rs.getArray("priorities")),
                        rs.getString("place")))
                .list();
    }

    /** @throws Invalid when the name is missing, too long or used already, or there are as many as there may be */
    public void save(
            UUID accountId, String name, String lane, List<String> states, List<String> priorities, String place) {
        String tidy = name.replaceAll("\\s+", " ").strip();
        List<SavedView> all = of(accountId);
        if (tidy.isEmpty() || tidy.length() > LONGEST) {
            throw new Invalid("name", "Give the view a name of up to %d characters".formatted(LONGEST));
        }
        if (all.stream().anyMatch(view -> view.name().equalsIgnoreCase(tidy))) {
            throw new Invalid("name", "You have a view of this name. Give it another, or take that one away");
        }
        if (all.size() >= MOST) {
            throw new Invalid("name", "You have %d views, which is the most. Take one away first".formatted(MOST));
        }
        jdbc.sql("""
                insert into frontdoor.saved_view (account_id, view_id, name, lane, states, priorities, place, saved_at)
                values (:accountId, :viewId, :name, :lane, :states, :priorities, :place, :at)
                """)
                .param("accountId", accountId)
                .param("viewId", Ids.at(time.instant()))
                .param("name", tidy)
                .param("lane", lane)
                .param("states", states.toArray(String[]::new))
                .param("priorities", priorities.toArray(String[]::new))
                .param("place", place)
                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void remove(UUID accountId, UUID viewId) {
        jdbc.sql("delete from frontdoor.saved_view where account_id = :accountId and view_id = :viewId")
                .params(Map.of("accountId", accountId, "viewId", viewId))
                .update();
    }

    private static List<String> texts(java.sql.Array array) throws java.sql.SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
