package org.onedoor.programme.web.open;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.governance.Involvement.Said;

/** The pages on which anybody finds something to take part in. */
public final class TakePartPages {
    private TakePartPages() {}

    /** One opportunity, as anybody may read it. */
    public record Opportunity(
            String code,
            String title,
            String words,
            List<String> forWhom,
            String group,
            int seats,
            String place,
            String times,
            String support,
            @Nullable LocalDate until,
            String owner) {
        public String address() {
            return "/take-part/" + code;
        }

        /** How many are wanted, in words; empty where it is not said. */
        public String wanted() {
            return seats == 0 ? "" : seats == 1 ? "1 person is wanted" : seats + " people are wanted";
        }
    }

    /** Everything that is open today. */
    public record Board(List<Opportunity> opportunities) {
        public Board {
            opportunities = List.copyOf(opportunities);
        }
    }

    /**
     * One of them, with the form.
     *
     * @param open whether it is open today
     * @param typed exactly what was typed
     * @param refused why nothing is taken just now
     */
    public record One(
            Opportunity opportunity,
            boolean open,
            Said typed,
            Map<String, String> problems,
            @Nullable String refused,
            LocalDate answeredBy) {
        public @Nullable String problem(String field) {
            return problems.get(field);
        }
    }
}
