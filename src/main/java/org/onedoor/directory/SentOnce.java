package org.onedoor.directory;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Refused;

/** A form that is sent twice, by a double click or after a lost answer, is taken once. */
public final class SentOnce {
    private SentOnce() {}

    /** What was typed, without the key that other words were sent under: the page gives it another. */
    public static Map<String, String> anew(Refused why, Map<String, String> typed) {
        Map<String, String> kept = new HashMap<>(typed);
        if (why.isSentBefore()) {
            kept.remove("key");
        }
        return kept;
    }

    /** From the field {@code key} of the form; none where the page had none. */
    public static @Nullable IdempotencyKey of(String what, Map<String, String> typed) {
        String key = typed.getOrDefault("key", "");
        if (key.isBlank()) {
            return null;
        }
        Map<String, String> said = new TreeMap<>(typed);
        said.keySet().removeIf(field -> field.equals("key") || field.startsWith("_"));
        UUID digest = UUID.nameUUIDFromBytes(said.toString().getBytes(StandardCharsets.UTF_8));
        return new IdempotencyKey(CurrentActor.get().accountId().toString(), what + " " + key, digest.toString());
    }
}
