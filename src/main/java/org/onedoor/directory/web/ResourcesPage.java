package org.onedoor.directory.web;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.directory.resource.Resource;

/** The whole library. @param may whether the reader may propose and list */
public record ResourcesPage(List<Resource> resources, LocalDate today, boolean may) {

    /** What stands between it and the public, or that it is public. */
    public static String state(Resource resource, LocalDate today) {
        return switch (resource.state()) {
            case "listed" -> resource.isExpired(today) ? "Hidden: past its review day" : "Public";
            case "withdrawn" -> "Withdrawn";
            default -> resource.reviews() < 2 ? "Waits for people with lived experience" : "Ready to be listed";
        };
    }
}
