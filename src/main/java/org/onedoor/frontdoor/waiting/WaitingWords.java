package org.onedoor.frontdoor.waiting;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.onedoor.record.EventWords;
import org.springframework.stereotype.Component;

/** How what happens while somebody waits reads on a timeline. */
@Component
class WaitingWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of(
                "CheckInRecorded",
                "CheckInPlanned",
                "HarmReviewed",
                "DeteriorationReported",
                "StillNeededAsked",
                "StillNeededAnswered");
    }

    @Override
    public Words words(Event event, Names names) {
        return switch (event.type()) {
            case "CheckInRecorded" ->
                words(
                        "Check-in while waiting: "
                                + CheckInOutcome.ofCode(text(event, "outcome")).label(),
                        checkIn(event));
            case "CheckInPlanned" ->
                words("Next check-in planned for " + London.day(LocalDate.parse(text(event, "next"))), null);
            case "HarmReviewed" ->
                words(
                        "Harm review while waiting: "
                                + Harm.ofCode(text(event, "harm")).label(),
                        null);
            case "DeteriorationReported" ->
                words(
                        "Worse while waiting: "
                                + Priority.ofCode(text(event, "priority")).label() + " now",
                        text(event, "hands").equals("centre")
                                ? "The Care Co-ordination Centre has it and looks again at once. No clock started again."
                                : "Whoever has it keeps it, and acts now. No clock started again.");
            case "StillNeededAsked" ->
                words(
                        "Asked whether this is still needed",
                        "An answer is hoped for by " + London.day(LocalDate.parse(text(event, "by")))
                                + ". Nobody leaves the list by not answering.");
            case "StillNeededAnswered" ->
                words(
                        "Still needed? "
                                + StillNeeded.ofCode(text(event, "answer")).label(),
                        null);
            default -> throw new IllegalStateException("No words for " + event.type());
        };
    }

    private static @Nullable String checkIn(Event event) {
        String told = Boolean.TRUE.equals(event.payload().get("told")) ? "Told how long people usually wait. " : "";
        String help = Boolean.TRUE.equals(event.payload().get("selfHelp")) ? "Self-help offered. " : "";
        String next = event.payload().get("next") instanceof String day
                ? "Next check-in " + London.day(LocalDate.parse(day)) + "."
                : "";
        String all = (told + help + next).strip();
        return all.isEmpty() ? null : all;
    }

    private static Words words(String title, @Nullable String detail) {
        return new Words(title, detail, "referral");
    }

    private static String text(Event event, String field) {
        return String.valueOf(event.payload().get(field));
    }
}
