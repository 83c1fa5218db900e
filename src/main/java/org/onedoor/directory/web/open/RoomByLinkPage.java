package org.onedoor.directory.web.open;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.platform.time.London;

/** What the holder of a link sees. @param service none where the link opens nothing @param why it does not */
public record RoomByLinkPage(
        String token,
        @Nullable Service service,
        String room,
        Map<String, String> typed,
        Map<String, String> problems,
        @Nullable String thanks,
        Instant now,
        @Nullable String why) {

    static RoomByLinkPage shut(String why, Instant now) {
        return new RoomByLinkPage("", null, "", Map.of(), Map.of(), null, now, why);
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    public String verified() {
        return service == null ? "" : service.verification().words(London.date(now));
    }
}
