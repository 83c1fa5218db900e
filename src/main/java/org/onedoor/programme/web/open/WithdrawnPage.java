package org.onedoor.programme.web.open;

import java.time.LocalDate;

/** A plan that was public and is not any longer. */
public record WithdrawnPage(String title, LocalDate on, String reason) {}
