package org.onedoor.frontdoor.web.doors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onedoor.frontdoor.web.BornTyped;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.frontdoor.web.doors.PublicCheckPage.Line;
import org.onedoor.people.AboutBirth;
import org.onedoor.people.AgeBand;
import org.onedoor.platform.time.London;

/** What was answered, as it is read back before it is sent. */
final class CheckAnswers {
    private static final Map<String, String> SAFE = Map.of("yes", "Yes", "no", "No");
    private static final Map<String, String> AGREE = Map.of("yes", "Yes", "no", "No");

    private CheckAnswers() {}

    static List<Line> of(Typed typed) {
        boolean another = Question.forAnother(typed);
        List<Line> lines = new ArrayList<>();
        for (Question question : Question.values()) {
            if (question.asked(typed)) {
                String said = said(question, typed);
                lines.add(new Line(question.title(another), said.isBlank() ? "Left empty" : said, question.slug()));
            }
        }
        return lines;
    }

    private static String said(Question question, Typed typed) {
        return switch (question) {
            case SAFE -> SAFE.getOrDefault(typed.get("safe"), "I would rather not say");
            case WHO -> Question.forAnother(typed) ? "Someone else" : "I do";
            case CARER ->
                lines(
                        typed.get("carerName"),
                        PublicReferral.RELATIONSHIPS.get(typed.get("carerRelationship")),
                        typed.get("carerPhone"),
                        "Do they know? " + PublicReferral.CONSENTS.get(typed.get("carerConsent")));
            case NAME ->
                lines(
                        (typed.get("givenName") + " " + typed.get("familyName")).strip(),
                        typed.orNull("preferredName") == null ? "" : "Called " + typed.get("preferredName"),
                        Question.forAnother(typed) ? typed.get("description") : "");
            case BIRTH ->
                lines(
                        Stream.of("day", "month", "year")
                                .map(part -> typed.get("birthDate-" + part))
                                .collect(Collectors.joining(" "))
                                .strip(),
                        typed.ticked(BornTyped.NOT_KNOWN) && typed.orNull("birthDate-day") == null
                                ? "I do not know the whole date"
                                : "",
                        typed.orNull("nhsNumber") == null ? "" : "NHS number " + typed.get("nhsNumber"));
            case AGE -> age(typed);
            case CONTACT ->
                lines(
                        typed.get("phone"),
                        typed.get("email"),
                        typed.all("safeBy").stream()
                                .map(PublicReferral.SAFE_BY::get)
                                .collect(Collectors.joining("; ")));
            case PLACE ->
                lines(
                        typed.get("addressLine"),
                        typed.get("postcode"),
                        typed.orNull("surgery") == null ? "" : "GP surgery: " + typed.get("surgery"));
            case WHY -> typed.get("reason");
            case NEEDS -> typed.all("needs").stream().map(PublicNeed::words).collect(Collectors.joining("\n"));
            case SUPPORT ->
                lines(
                        typed.orNull("language") == null ? "" : "Language: " + typed.get("language"),
                        typed.ticked("interpreterNeeded") ? "An interpreter" : "",
                        typed.ticked("veteran") ? "Was in the armed forces" : "",
                        typed.get("adjustments"));
            case AGREE -> AGREE.getOrDefault(typed.get("agree"), "");
        };
    }

    private static String age(Typed typed) {
        String years = typed.orNull(BornTyped.AGE);
        return years != null
                ? "About " + years
                : AgeBand.ofCode(typed.get(BornTyped.BAND)).map(AgeBand::label).orElse("I do not know this either");
    }

    /** What was said of a birth whose date is not known, in words; nothing more where nothing was. */
    static String known(Typed typed, Instant now) {
        AboutBirth about = BornTyped.quietly(typed, London.date(now)).about();
        return about == null ? "Nor about how old" : about.words();
    }

    private static String lines(@org.jspecify.annotations.Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
