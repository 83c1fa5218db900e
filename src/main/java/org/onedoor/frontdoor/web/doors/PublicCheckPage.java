package org.onedoor.frontdoor.web.doors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last look before the public form is sent. */
public record PublicCheckPage(List<Line> lines, @Nullable String refused) {
    public PublicCheckPage {
        lines = List.copyOf(lines);
    }

    /** One answer, and the page that changes it. */
    public record Line(String label, String value, String slug) {}
}
