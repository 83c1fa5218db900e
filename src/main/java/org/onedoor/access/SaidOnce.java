package org.onedoor.access;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.IdempotencyKey;

/** What may be said once about something. The same words by the same officer, sent again, are the same act. */
final class SaidOnce {
    private SaidOnce() {}

    static IdempotencyKey about(UUID thing, String... said) {
        UUID words = UUID.nameUUIDFromBytes(String.join("\n", said).getBytes(StandardCharsets.UTF_8));
        return new IdempotencyKey(CurrentActor.get().accountId().toString(), "said/" + thing + "/" + words, "");
    }
}
