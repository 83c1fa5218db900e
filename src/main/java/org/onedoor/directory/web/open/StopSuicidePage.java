package org.onedoor.directory.web.open;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.pledge.StopSuicide;

/** Suicide prevention for everybody, and for those who keep the page. @param said what became of a pledge */
public record StopSuicidePage(
        StopSuicide.Pledges pledges,
        List<StopSuicide.Training> training,
        Map<String, String> typed,
        Map<String, String> problems,
        @Nullable String said) {
    /** Makes the form of a training day count once, however often it is sent. */
    public String key() {
        return typed.getOrDefault("key", UUID.randomUUID().toString());
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }
}
