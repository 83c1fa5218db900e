package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;
import org.onedoor.record.Correction;
import org.onedoor.record.Released;

/** What a person says is wrong, beside the entry it is about. @param answer what was typed */
public record CorrectionPage(
        Person person,
        Correction correction,
        @Nullable Released entry,
        String outcome,
        String answer,
        List<Alert> alerts,
        LocalDate today) {}
