package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.NoFixedAbode;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;

/** The referral form: turns what was typed into a submission, or says what is wrong with each field. */
public final class ReferralForm {
    private static final List<String> ON_THE_PAGE = List.of(
            "nhsNumber",
            "birthDate",
            BornTyped.NOT_KNOWN,
            BornTyped.AGE,
            BornTyped.BAND,
            "givenName",
            "familyName",
            "preferredName",
            "gender",
            "addressLine",
            "postcode",
            "noFixedAbode",
            "foundAt",
            "foundPostcode",
            "outreach",
            "phone",
            "email",
            "safeBy",
            "practiceOds",
            "language",
            "interpreterNeeded",
            "veteran",
            "description",
            "reason",
            "needs",
            "risk",
            "consent",
            "priority",
            "service",
            "door",
            "receivedAt",
            "receivedAt-clock");

    private ReferralForm() {}

    /** @return the submission, or null when there are problems, which are then on {@code typed} */
    public static @Nullable Submission read(Typed typed, Door ownDoor, Instant now) {
        BornTyped birth = BornTyped.read(typed, London.date(now));
        LocalDate birthDate = birth.date();
        Details details = new Details(
                        typed.orNull("nhsNumber"),
                        typed.orNull("familyName"),
                        typed.orNull("givenName"),
                        typed.orNull("preferredName"),
                        birthDate,
                        gender(typed),
                        typed.orNull("addressLine"),
                        typed.orNull("postcode"),
                        typed.orNull("phone"),
                        typed.orNull("email"),
                        typed.orNull("practiceOds"),
                        typed.orNull("language"),
                        typed.ticked("interpreterNeeded"),
                        typed.ticked("veteran"),
                        typed.orNull("description"))
                .about(birth.about());
        NoFixedAbode abode = abode(typed);
        if (abode != null) {
            details = details.without(abode);
        }
        try {
            details.checked(London.date(now));
        } catch (Invalid e) {
            typed.wrong(e.problems());
        }
        Instant received = typed.instant("receivedAt", "When it was received");
        String when = received == null ? null : Plausible.notHappened("When it was received", received, now);
        if (when != null) {
            typed.wrong("receivedAt", when);
        }
        String born = received == null || when != null || birthDate == null || birthDate.isAfter(London.date(now))
                ? null
                : Submission.bornLater(birthDate, received);
        if (born != null) {
            typed.wrong("birthDate", born);
        }
        Priority priority = choice(typed, "priority", Priority::ofCode, "Choose how soon this person needs to be seen");
        Door door = typed.get("door").isEmpty() ? ownDoor : choice(typed, "door", Door::ofCode, "Choose a door");
        if (door == Door.PAPER && typed.orNull("receivedAt") == null) {
            typed.wrong("receivedAt", "Say when the paper form was received: its clock starts then, not now");
        }
        String reason = typed.get("reason").strip();
        if (reason.isEmpty()) {
            typed.wrong("reason", "Say why this person needs help now");
        }
        Map<String, String> tooLong = new LinkedHashMap<>();
        Writing.limit(tooLong, "reason", "The reason", reason, Writing.STORY);
        Writing.limit(tooLong, "risk", "The risk", typed.orNull("risk"), Writing.STORY);
        typed.wrong(tooLong);
        List<String> needs = typed.all("needs");
        if (needs.isEmpty()) {
            typed.wrong("needs", "Select at least one need");
        }
        String consent = typed.get("consent");
        if (!List.of("given", "not-asked", "refused", "lacks-capacity").contains(consent)) {
            typed.wrong("consent", "Say whether the person agreed to this referral");
        }
        UUID service = uuid(typed.get("service"));
        if (service == null && !typed.get("service").isBlank()) {
            typed.wrong("service", Intake.CHOOSE_SERVICE);
        }
        SafeBy.read(typed);
        typed.inOrder(ON_THE_PAGE);
        if (typed.hasProblems() || priority == null || door == null) {
            return null;
        }
        return new Submission(
                details,
                null,
                door,
                priority,
                received == null ? now : received,
                service,
                needs,
                reason,
                typed.orNull("risk"),
                consent,
                false);
    }

    private static <T> @Nullable T choice(
            Typed typed, String field, java.util.function.Function<String, T> parse, String problem) {
        try {
            return parse.apply(typed.get(field));
        } catch (Invalid e) {
            typed.wrong(field, problem);
            return null;
        }
    }

    /** Where somebody without a home was found; none where it is not said that they have none. */
    private static @Nullable NoFixedAbode abode(Typed typed) {
        if (!typed.ticked("noFixedAbode")) {
            return null;
        }
        NoFixedAbode abode =
                new NoFixedAbode(typed.orNull("foundAt"), typed.orNull("foundPostcode"), typed.orNull("outreach"));
        Map<String, String> problems = new LinkedHashMap<>();
        abode.check(problems);
        typed.wrong(problems);
        return abode;
    }

    private static Gender gender(Typed typed) {
        try {
            return typed.get("gender").isEmpty() ? Gender.NOT_KNOWN : Gender.ofCode(typed.get("gender"));
        } catch (IllegalArgumentException e) {
            typed.wrong("gender", "Choose one of the genders listed");
            return Gender.NOT_KNOWN;
        }
    }

    static @Nullable UUID uuid(String text) {
        try {
            return text.isBlank() ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
