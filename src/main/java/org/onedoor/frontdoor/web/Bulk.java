package org.onedoor.frontdoor.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;

/** What came of doing the same for several referrals: an act for each, and its reason where it was not done. */
public record Bulk(List<String> done, List<NotDone> notDone) {
    /** As many as one page of a list may tick. */
    public static final int MOST = 100;

    public Bulk {
        done = List.copyOf(done);
        notDone = List.copyOf(notDone);
    }

    public record NotDone(String reference, @Nullable String why) {}

    /** Does it for each; what keeps one from being done keeps no other. */
    public static Bulk of(Collection<String> references, Consumer<String> act) {
        List<String> done = new ArrayList<>();
        List<NotDone> notDone = new ArrayList<>();
        for (String reference : references) {
            try {
                act.accept(reference);
                done.add(reference);
            } catch (Refused | Forbidden | StaleEdit | Invalid refused) {
                notDone.add(new NotDone(reference, refused.getMessage()));
            } catch (NotFound gone) {
                notDone.add(new NotDone(reference, "It is not on your list any longer."));
            }
        }
        return new Bulk(done, notDone);
    }

    /** Those ticked, each once; a problem of the form when there are none, or too many. */
    public static List<String> ticked(Typed typed) {
        List<String> ticked = typed.all("ref").stream().distinct().toList();
        if (ticked.isEmpty()) {
            typed.wrong("ref", "Select at least 1 person");
        } else if (ticked.size() > MOST) {
            typed.wrong("ref", "Select at most %d people at once".formatted(MOST));
        }
        return ticked;
    }
}
