package org.onedoor.frontdoor;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.people.Way;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;
import org.onedoor.record.EventWords;
import org.onedoor.record.Intervention;
import org.springframework.stereotype.Component;

/** How what happens to a referral reads on a timeline. */
@Component
class ReferralWords implements EventWords {
    @Override
    public Set<String> types() {
        return Set.of(
                "ReferralReceived",
                "TriageStarted",
                "TriageDecided",
                "ReferralRerouted",
                "MovedWithService",
                "OfferMade",
                "OfferExpired",
                "RecommendationOverridden",
                "OfferWithdrawn",
                "ReferralAccepted",
                "ReferralDeclined",
                "InformationRequested",
                "InformationReceived",
                "AppointmentBooked",
                "AppointmentCancelled",
                "DidNotAttend",
                "ContactAttempted",
                "ContactRecorded",
                "IdentityConfirmed",
                "OutcomeRecorded",
                "ReferralClosed",
                "ReferralCancelled",
                "ReferralHandedBack",
                "ReferralReopened",
                "FactWithdrawn",
                "DeathRecorded",
                "ConsentRecorded",
                "WaysRecorded",
                "MessageSent",
                "MessageNotDelivered",
                "NeedsRecognised",
                "NeedsWithdrawn",
                "DeclineAppealed",
                "SteppedDown",
                "CameStraightBack",
                "TransferStarted",
                "JointPathwayOpened",
                "ReferralShared",
                "SharingEnded",
                "TransferChecked",
                "TransferSeen",
                "NoServiceMatched",
                "PersonBounced",
                "WorkerNamed",
                "EthnicCategoryRecorded",
                "ReferralMerged",
                "ReferralRepeated",
                "NoteAdded",
                "ReferralUpdated",
                "PriorityRaised",
                "PersonRegistered",
                "PersonDied",
                "DeathMistaken",
                "PersonIdentified");
    }

    @Override
    public Words words(Event event, Names names) {
        return switch (event.type()) {
            case "ReferralReceived" -> received(event);
            case "TriageStarted" -> referral("Triage started");
            case "TriageDecided" -> decided(event);
            case "ReferralRerouted" ->
                referral(
                        "Sent to a better place: " + service(event, "toService", names),
                        "Same referral, same clock: it started when the referral was received.");
            case "MovedWithService" ->
                referral(
                        "Moved to " + service(event, "toService", names),
                        "%s ended, and its work is done there now. Every clock runs on."
                                .formatted(service(event, "fromService", names)));
            case "OfferMade" ->
                referral(
                        "Offered to " + service(event, "service", names),
                        "The present owner keeps it until they accept.");
            case "RecommendationOverridden" ->
                referral(
                        "Another service chosen than the match put first",
                        service(event, "service", names) + " instead of " + service(event, "recommended", names) + ".");
            case "OfferExpired" ->
                referral(
                        service(event, "service", names) + " did not answer in time",
                        "It is back with the Care Co-ordination Centre.");
            case "OfferWithdrawn" -> referral("Offer to " + service(event, "service", names) + " taken back");
            case "ReferralAccepted" ->
                referral("Accepted by " + service(event, "service", names), "They own it from now on.");
            case "ReferralDeclined" ->
                referral(
                        service(event, "service", names) + " could not take this",
                        DeclineReason.ofCode(text(event, "reason")).label()
                                + criterion(event)
                                + ". It is back with the Care Co-ordination Centre, who are finding another service.");
            case "InformationRequested" -> referral("More information asked for");
            case "InformationReceived" -> referral("More information given");
            case "AppointmentBooked" ->
                appointment(
                        "Appointment booked for " + London.full(java.time.Instant.parse(text(event, "start"))),
                        text(event, "mode"));
            case "AppointmentCancelled" ->
                new Words(
                        "Appointment cancelled",
                        CancelReason.ofCode(text(event, "by")).label(),
                        "appointment");
            case "DidNotAttend" -> appointment("Did not attend", null);
            case "ContactAttempted" -> new Words("Tried to make contact", mode(text(event, "mode")), "contact");
            case "ContactRecorded" -> contact(event, names);
            case "IdentityConfirmed" -> referral("Identity confirmed");
            case "OutcomeRecorded" -> outcome(event);
            case "ReferralClosed" -> referral("Closed");
            case "ReferralCancelled" -> cancelled(event);
            case "DeclineAppealed" ->
                referral(
                        service(event, "service", names) + " asked to look again at its no",
                        "Somebody else of the team answers. The Care Co-ordination Centre owns the need meanwhile.");
            case "NoteAdded" -> referral("Note");
            case "ReferralUpdated" -> updated(event);
            case "PriorityRaised" ->
                referral(
                        (event.payload().get("why") == null
                                        ? "More urgent, say those who sent it: "
                                        : "More urgent, pregnant or with a baby: ")
                                + Priority.ofCode(text(event, "priority")).label(),
                        "It was %s. The clocks follow; nobody has triaged it again."
                                .formatted(
                                        Priority.ofCode(text(event, "before")).label()));
            case "ReferralHandedBack" ->
                referral(
                        "Handed back by " + service(event, "service", names),
                        DeclineReason.ofCode(text(event, "reason")).label()
                                + ". The Care Co-ordination Centre owns it until another service accepts. No clock started again.");
            case "ReferralReopened" ->
                referral(
                        "Opened again by " + names.team(UUID.fromString(text(event, "team"))),
                        "Same referral, same clocks: they go on from when it was received.");
            case "FactWithdrawn" ->
                referral(
                        switch (text(event, "fact")) {
                            case "death" -> "The recorded death was a mistake";
                            case "way-back" -> "There is no way straight back any longer";
                            default -> "The outcome does not stand any longer";
                        });
            case "DeathRecorded" -> referral("The person has died", "Appointments are cancelled and clocks end.");
            case "SteppedDown" ->
                referral(
                        "Stepped down, with a way straight back",
                        "Until " + London.day(LocalDate.parse(text(event, "until"))) + " "
                                + service(event, "service", names) + " takes the person back without a new triage.");
            case "CameStraightBack" ->
                referral(
                        "Came straight back to the team", "As agreed when the person was stepped down: no new triage.");
            case "JointPathwayOpened" ->
                referral(
                        "Joint physical and mental health pathway opened",
                        "Mental health: " + service(event, "mentalService", names) + ". Physical health: "
                                + service(event, "physicalService", names) + ". Both see how both stand.");
            case "ReferralShared" ->
                referral(
                        "Shared with " + service(event, "service", names),
                        "They see this referral on their own list, with the same timeline. Its owner stays.");
            case "SharingEnded" -> referral("Not shared any longer with " + service(event, "service", names));
            case "TransferStarted" ->
                referral(
                        "Transfer to " + service(event, "service", names) + " begun",
                        "The team keeps the person until they have been seen there.");
            case "TransferChecked" ->
                referral("Transfer: "
                        + Transfers.Item.ofCode(text(event, "item")).label().replace(": say why", ""));
            case "TransferSeen" ->
                referral("Transfer: seen for the first time by the new service", "This part may close now.");
            case "NoServiceMatched" ->
                referral(
                        "No service in the directory can take this",
                        UnmetNeed.standsInTheWay(event.payload().get("gaps")) + " It is counted as unmet need.");
            case "PersonBounced" ->
                referral(
                        "Sent between services: %s times in %s days"
                                .formatted(text(event, "times"), text(event, "days")),
                        "The Care Co-ordination Centre was asked to put one person in charge until a service accepts.");
            case "WorkerNamed" -> referral("One person of the team named to work it");
            case "EthnicCategoryRecorded" -> new Words("Ethnic category recorded", null, "person");
            case "NeedsRecognised" ->
                referral("Recognised: " + Recognition.labels(event.payload().get("need")));
            case "NeedsWithdrawn" ->
                referral(
                        "Put right, no longer a need: "
                                + Recognition.labels(event.payload().get("need")),
                        "It stood here only because of what was recorded before.");
            case "ReferralMerged" ->
                referral("Merged into another open referral of the same need", "That one goes on, with its clocks.");
            case "ReferralRepeated" ->
                referral(
                        "The same need was sent again by "
                                + names.organisation(UUID.fromString(text(event, "organisation"))),
                        Priority.ofCode(text(event, "priority")).label());
            case "ConsentRecorded" -> referral("Sharing: " + Sharing.label(text(event, "consent")));
            case "WaysRecorded" -> new Words("Safe ways to reach them", ways(event), "person");
            case "MessageSent" ->
                referral(
                        switch (text(event, "way")) {
                            case "text" -> "A text was sent to the person";
                            case "email" -> "An email was sent to the person";
                            default -> "A letter to the person was sent to be printed";
                        });
            case "MessageNotDelivered" ->
                referral("A message to the person was not sent", "Somebody has to tell them.");
            case "PersonRegistered" -> new Words("Added to the person index", null, "person");
            case "PersonDied" ->
                new Words(
                        "Recorded as died",
                        "On " + London.day(LocalDate.parse(text(event, "on"))) + ". Nothing more is sent to them.",
                        "person");
            case "DeathMistaken" -> new Words("The recorded death was a mistake", "The person lives.", "person");
            case "PersonIdentified" -> new Words("Details completed", null, "person");
            default -> new Words(event.type(), null, "other");
        };
    }

    private static String criterion(Event event) {
        return event.payload().get("criterion") == null
                ? ""
                : ": "
                        + ExclusionCriterion.ofCode(text(event, "criterion"))
                                .label()
                                .toLowerCase(java.util.Locale.UK);
    }

    private static Words received(Event event) {
        Object onward = event.payload().get("onward");
        String title = Boolean.TRUE.equals(onward) ? "Referred on to another service as well" : "Referral received";
        if (event.corrects() != null) {
            return referral(
                    "Received at another time than was said",
                    "It was received " + London.full(event.occurredAt()) + ". The clocks follow.");
        }
        return referral(
                title,
                Door.ofCode(text(event, "door")).label() + ", "
                        + Priority.ofCode(text(event, "priority")).label().toLowerCase(java.util.Locale.UK));
    }

    private static Words decided(Event event) {
        Priority now = Priority.ofCode(text(event, "priority"));
        return referral("Priority decided: " + now.label(), now.meaning());
    }

    private static Words updated(Event event) {
        Object says = event.payload().get("says");
        Priority stood = Priority.ofCode(text(event, "stood"));
        if (says == null || Priority.ofCode(says.toString()).compareTo(stood) <= 0) {
            return referral("Update from those who sent it");
        }
        return referral(
                "Update from those who sent it",
                "They say %s. It stays at %s until its owner decides."
                        .formatted(Priority.ofCode(says.toString()).label(), stood.label()));
    }

    private static Words contact(Event event, Names names) {
        boolean attended = Boolean.TRUE.equals(event.payload().get("attended"));
        String who = service(event, "service", names);
        String how = mode(text(event, "mode"));
        return new Words(
                attended ? "Seen by " + who : "Not seen by " + who,
                Intervention.ofCode(String.valueOf(event.payload().get("intervention")))
                        .map(done -> how + ". " + done.label())
                        .orElse(how),
                "contact");
    }

    private static Words cancelled(Event event) {
        if (event.payload().get("reason") == null) {
            return referral("Withdrawn");
        }
        String by = text(event, "by").equals(CancellationReason.Side.TEAM.code())
                ? CancellationReason.Side.TEAM.label()
                : CancellationReason.Side.REFERRER.label();
        return referral(
                "Withdrawn by " + by,
                CancellationReason.ofCode(text(event, "reason")).label());
    }

    private static Words outcome(Event event) {
        Object told = event.payload().get("told");
        String who = told instanceof List<?> list
                ? list.stream().map(code -> Told.label(String.valueOf(code))).collect(Collectors.joining(", "))
                : "nobody";
        return referral("Outcome: " + Outcome.ofCode(text(event, "outcome")).label(), "Told: " + who);
    }

    private static Words appointment(String title, @org.jspecify.annotations.Nullable String mode) {
        return new Words(title, mode == null ? null : mode(mode), "appointment");
    }

    private static Words referral(String title) {
        return new Words(title, null, "referral");
    }

    private static Words referral(String title, String detail) {
        return new Words(title, detail, "referral");
    }

    static String mode(String code) {
        return switch (code) {
            case "face-to-face" -> "Face to face";
            case "video" -> "Video";
            case "telephone" -> "Telephone";
            case "text" -> "Text message";
            case "other" -> "Another way";
            default -> code;
        };
    }

    private static String service(Event event, String key, Names names) {
        Object id = event.payload().get(key);
        return id == null ? "a service" : names.service(UUID.fromString(id.toString()));
    }

    private static String text(Event event, String key) {
        return String.valueOf(event.payload().getOrDefault(key, ""));
    }

    private static String ways(Event event) {
        List<String> ways = event.payload().get("ways") instanceof List<?> several
                ? several.stream()
                        .map(code -> Way.valueOf(String.valueOf(code).toUpperCase(Locale.ROOT))
                                .label())
                        .toList()
                : List.of();
        return ways.isEmpty() ? "They do not want to be contacted." : String.join(", ", ways) + ".";
    }
}
