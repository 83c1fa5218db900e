package org.onedoor.directory.openreferral;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New services of a publisher that are approved together, each with how people reach it.
 *
 * @param more how many more there are, which come next
 * @param alone how many are looked at by themselves
 * @param seen of what is shown, by which whoever approves says what they saw
 */
public record ConfirmPage(
        Publisher publisher,
        List<Line> lines,
        int more,
        int alone,
        String seen,
        @Nullable String refusal) {
    public record Line(String name, Reached reached) {}

    public String address() {
        return "/services/publishers/" + publisher.id();
    }
}
