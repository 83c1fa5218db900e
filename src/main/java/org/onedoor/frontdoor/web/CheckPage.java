package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.UUID;

/** The page to check before sending: label to value, with the field to change. */
public record CheckPage(UUID draftId, List<Line> lines) {
    public record Line(String label, String value, String field) {}
}
