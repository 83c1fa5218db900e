package org.onedoor.programme.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.publishing.NameFound;
import org.onedoor.programme.publishing.NameFound.Why;
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

    /** What was found for this reason. */
    public List<NameFound> found(Why why) {
        return prepared.names().stream().filter(name -> name.why() == why).toList();
    }

    public String heading(Why why) {
        return switch (why) {
            case TITLE -> "After a title or a role";
            case FORENAME -> "Beginning with a first name";
            case REACHES -> "Addresses and numbers that find somebody";
            case SCRIPT -> "In letters OneDoor cannot read";
            case INITIALS -> "Somebody's initials, or a short form that is nowhere explained";
            case BEGINS -> "Perhaps a name, perhaps only a word: it begins a sentence";
            case UNKNOWN -> "No word, place or organisation OneDoor knows";
        };
    }

    /** How many of them the public would not see. */
    public long hiddenNow() {
        return prepared.names().stream().filter(name -> !confirmed(name.name())).count();
    }

    public boolean confirmed(String name) {
        return form.values().isEmpty()
                ? prepared.shown().contains(name)
                : form.values().getOrDefault("shown", List.of()).contains(name);
    }
}
