package org.onedoor.programme.governance.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.components.Select.Option;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.PlanRisks;
import org.onedoor.programme.governance.Register;

/**
 * One register as a list.
 *
 * @param addRefusal why this actor may not add to it; none when they may
 * @param figures sentences that say what the whole of it says
 * @param together what partners answered of each entry, where they are asked
 * @param inPlans risks of the actor's plans that are not in the register; none for other registers
 */
public record RegisterPage(
        Register register,
        List<Entry> rows,
        EntryWords words,
        Wanted wanted,
        int count,
        int page,
        int pages,
        List<Option> owners,
        @Nullable String addRefusal,
        List<String> figures,
        Map<UUID, String> together,
        PlanRisks.@Nullable Waiting inPlans,
        LocalDate today) {

    /** The filters as the address gives them. */
    public record Wanted(
            @Nullable String status,
            @Nullable String owner,
            boolean due,
            boolean wanting,
            @Nullable String q) {
        /** The address's query without one of them, beginning with a question mark; empty when none is left. */
        public String query(String without) {
            Map<String, String> parts = new LinkedHashMap<>();
            put(parts, "status", status);
            put(parts, "owner", owner);
            put(parts, "due", due ? "1" : null);
            put(parts, "wanting", wanting ? "1" : null);
            put(parts, "q", q);
            parts.remove(without);
            return parts.entrySet().stream()
                    .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }

        private static void put(Map<String, String> parts, String name, @Nullable String value) {
            if (value != null) {
                parts.put(name, value);
            }
        }
    }

    /** Whether it is open and the day it was to be done by has passed. */
    public boolean pastDue(Entry entry) {
        return register.pastDue(entry, today);
    }

    public String without(String filter) {
        String query = wanted.query(filter);
        return register.address() + (query.isEmpty() ? "" : "?" + query);
    }

    /** The address with all filters and something more, such as a page. */
    public String with(String more) {
        String query = wanted.query("");
        return register.address() + "?" + (query.isEmpty() ? more : query + "&" + more);
    }

    public String export() {
        String query = wanted.query("");
        return register.address() + "/export" + (query.isEmpty() ? "" : "?" + query);
    }
}
