package org.onedoor.programme.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.programme.PlanFile;
import org.springframework.util.MultiValueMap;

/** What somebody typed, exactly, and what is wrong with it. */
public record PlanForm(Map<String, List<String>> values, Map<String, String> problems) {
    private static final String KEY = "key";

    static PlanForm nothing() {
        return new PlanForm(Map.of(), new LinkedHashMap<>());
    }

    static PlanForm of(MultiValueMap<String, String> form) {
        Map<String, List<String>> copy = new LinkedHashMap<>(form);
        copy.keySet().removeIf(name -> name.startsWith("_")); // the page's own
        return new PlanForm(copy, new LinkedHashMap<>());
    }

    /** As typed; empty when the field was not there. */
    public String get(String field) {
        return values.getOrDefault(field, List.of("")).getFirst();
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** The key of this form: the one it came with, so that what failed can be sent again, else a new one. */
    public String key() {
        String sent = get(KEY);
        return sent.isEmpty() || problems.containsKey(KEY) ? UUID.randomUUID().toString() : sent;
    }

    /**
     * By which this form sent twice is one act; none where it came without a key.
     *
     * @param where what the form is for, so that its key counts nowhere else
     */
    @Nullable
    IdempotencyKey once(String where) {
        return once(where, null);
    }

    /** @param file what was sent with it */
    @Nullable
    IdempotencyKey once(String where, @Nullable PlanFile file) {
        if (get(KEY).isEmpty()) {
            return null;
        }
        Map<String, List<String>> typed = new TreeMap<>(values);
        typed.remove(KEY);
        String content = file == null ? "" : DigestUtils.sha256Hex(file.content());
        return new IdempotencyKey(
                CurrentActor.get().accountId().toString(),
                "plan:" + get(KEY),
                DigestUtils.sha256Hex(where + "\n" + typed + "\n" + content));
    }

    /** Why it was not done, in words. A form sent before with other words gets a new key, so that it can be sent again. */
    String refused(Refused refused) {
        if (refused.isSentBefore()) {
            values.remove(KEY);
        }
        return SentBefore.words(refused);
    }

    @Nullable
    String orNull(String field) {
        String text = get(field).strip();
        return text.isEmpty() ? null : text;
    }

    long version() {
        String version = get("version");
        if (!version.matches("[0-9]{1,18}")) { // a negative one would stand for any
            throw new Invalid("version", "The form lost its version. Open the page again");
        }
        return Long.parseLong(version);
    }

    /** A day typed in three boxes. @throws Invalid when there is no such day */
    LocalDate day(String name) {
        try {
            return LocalDate.of(
                    Integer.parseInt(get(name + "-year").strip()),
                    Integer.parseInt(get(name + "-month").strip()),
                    Integer.parseInt(get(name + "-day").strip()));
        } catch (NumberFormatException | DateTimeException e) {
            throw new Invalid(name, "Give a real day, like 27 3 2024");
        }
    }
}
