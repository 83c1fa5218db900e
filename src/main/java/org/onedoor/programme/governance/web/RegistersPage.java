package org.onedoor.programme.governance.web;

import java.util.List;
import java.util.Map;
import org.onedoor.programme.governance.Register;

/** Every register under its heading. */
public record RegistersPage(Map<String, List<Row>> parts) {
    /** @param due entries to be looked at again by today; {@code wanting} those without what they need */
    public record Row(Register register, int open, int due, int wanting) {}
}
