package org.onedoor.programme.web;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.publishing.Publishing.Preparation;

/** Before a plan is published: what would be public, whose names are in it, and what was published before. */
public record PublishPage(
        Preparation prepared, PlanForm form, @Nullable String conflict, Map<UUID, String> accounts) {
    public String address() {
        return "/plans/" + prepared.plan().code();
    }

    public String by(UUID account) {
        return account.equals(new UUID(0, 0)) ? "OneDoor" : accounts.getOrDefault(account, "a former member of staff");
    }

    /** As typed after a refusal; else as it was published last. */
    public String typed(String field, String otherwise) {
        return form.values().isEmpty() ? otherwise : form.get(field);
    }

    public boolean confirmed(String name) {
        return form.values().isEmpty()
                ? prepared.shown().contains(name)
                : form.values().getOrDefault("shown", java.util.List.of()).contains(name);
    }
}
