package org.onedoor.access;

import java.time.LocalDate;
import java.util.UUID;

/** Why an entry is left out of the person's own list, and when that is looked at again. */
public record Withheld(UUID auditId, String reason, LocalDate reviewOn) {}
