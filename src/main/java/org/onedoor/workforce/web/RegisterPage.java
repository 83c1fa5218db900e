package org.onedoor.workforce.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.workforce.Profession;
import org.onedoor.workforce.Professional;

/** A register as a list. @param keeps whether the reader may add to it */
public record RegisterPage(@Nullable Profession profession, List<Professional> all, LocalDate today, boolean keeps) {}
