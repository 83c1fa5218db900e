package org.onedoor.frontdoor.web.doors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.DangerWords;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.DoorEntry;
import org.onedoor.frontdoor.DoorEntry.Said;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.doors.PracticeNames;
import org.onedoor.frontdoor.web.BornTyped;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.Way;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Turns what the public form was told into a referral, and says what is wrong with each answer. */
@Component
class PublicReferral {
    private static final Map<String, String> SAFE =
            Map.of("yes", "Yes", "no", "No", "rather-not", "Would rather not say");
    static final Map<String, String> RELATIONSHIPS = ordered(
            "parent", "I am their parent",
            "partner", "I am their partner",
            "child", "I am their son or daughter",
            "family", "I am another member of their family",
            "friend", "I am their friend or neighbour",
            "carer", "I am paid to care for them",
            "other", "Something else");
    static final Map<String, String> CONSENTS = ordered(
            "given", "Yes, and they agree",
            "refused", "Yes, and they do not agree",
            "not-asked", "No, I have not asked them",
            "lacks-capacity", "They cannot decide this for themselves");
    static final Map<String, String> SAFE_BY = ordered(
            "call", "Call",
            "voicemail", "Leave a voice message",
            "text", "Text",
            "email", "Email",
            "letter", "Send a letter",
            "none", "Do not contact. I will follow it here");

    private static final DangerWords DANGER = DangerWords.load();

    private final PracticeNames practices;

    PublicReferral(PracticeNames practices) {
        this.practices = practices;
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return java.util.Collections.unmodifiableMap(map);
    }

    /** Puts on {@code typed} what is wrong with the answers to one question. */
    void check(Question question, Typed typed, Instant now) {
        boolean another = Question.forAnother(typed);
        switch (question) {
            case SAFE -> oneOf(typed, "safe", SAFE, "Say if you are safe right now, or that you would rather not say");
            case WHO -> oneOf(typed, "who", Map.of("me", "", "other", ""), "Say who needs help");
            case CARER -> carer(typed);
            case NAME -> {
                if (typed.orNull("givenName") == null
                        && typed.orNull("familyName") == null
                        && description(typed) == null) {
                    typed.wrong(
                            "givenName",
                            another ? "Enter a name you know them by, or say how to find them" : "Enter your name");
                }
            }
            case BIRTH -> {
                BornTyped.read(typed, London.date(now));
                if (!typed.ticked(BornTyped.NOT_KNOWN) && nothingOf(typed)) {
                    typed.wrong(
                            "birthDate",
                            another
                                    ? "Enter their date of birth, like 27 3 1985. Or choose that you do not know it"
                                    : "Enter your date of birth, like 27 3 1985. Or choose that you do not know it");
                }
            }
            case AGE -> {
                BornTyped.read(typed, London.date(now));
                if (typed.orNull(BornTyped.AGE) == null
                        && typed.get(BornTyped.BAND).isEmpty()) {
                    typed.wrong(BornTyped.AGE, "Enter about how many years, or choose one of the answers below");
                }
            }
            case CONTACT -> contact(typed);
            case WHY -> {
                if (typed.orNull("reason") == null) {
                    typed.wrong("reason", "Say why help is needed now. A few words are enough");
                }
                limit(typed, "reason", "Why help is needed", Writing.STORY);
            }
            case NEEDS -> {
                List<String> known = new ArrayList<>();
                for (PublicNeed need : PublicNeed.values()) {
                    known.add(need.code());
                }
                if (typed.all("needs").isEmpty() || !known.containsAll(typed.all("needs"))) {
                    typed.wrong("needs", "Choose at least one. If you are not sure, choose the last");
                }
            }
            case SUPPORT -> limit(typed, "adjustments", "What would make it easier", Writing.SENTENCES);
            case AGREE -> oneOf(typed, "agree", Map.of("yes", "", "no", ""), "Say if we may share what you told us");
            case PLACE -> limit(typed, "surgery", "The GP surgery", Writing.LINE);
        }
        ofPerson(question, typed, now);
    }

    private static boolean nothingOf(Typed typed) {
        return Stream.of("day", "month", "year").allMatch(part -> typed.orNull("birthDate-" + part) == null);
    }

    private static void carer(Typed typed) {
        if (typed.orNull("carerName") == null) {
            typed.wrong("carerName", "Enter your name");
        }
        limit(typed, "carerName", "Your name", Writing.NAME);
        oneOf(typed, "carerRelationship", RELATIONSHIPS, "Say how you know them");
        String phone = typed.orNull("carerPhone");
        if (phone != null && !phone.matches("[0-9+() -]{6,25}")) {
            typed.wrong("carerPhone", "Enter your phone number in digits, like 07700 900123");
        }
        oneOf(typed, "carerConsent", CONSENTS, "Say if they know that you are asking for help");
    }

    private static void contact(Typed typed) {
        if (!SAFE_BY.keySet().containsAll(typed.all("safeBy"))) {
            typed.wrong("safeBy", "Choose from the list how contact is safe");
        }
        boolean none = typed.all("safeBy").contains("none");
        if (typed.orNull("phone") == null && typed.orNull("email") == null && !none) {
            typed.wrong("phone", "Enter a phone number or an email address, or choose not to be contacted");
        }
    }

    /** What is wrong with the details of the person, for the fields of this page alone. */
    private void ofPerson(Question question, Typed typed, Instant now) {
        try {
            details(typed, now).checked(London.date(now));
        } catch (Invalid e) {
            e.problems().forEach((field, sentence) -> {
                if (question.fields().contains(field) && !(field.equals("familyName") && named(typed))) {
                    typed.wrong(field, sentence);
                }
            });
        }
    }

    private static boolean named(Typed typed) {
        return typed.hasProblems();
    }

    private static void oneOf(Typed typed, String field, Map<String, String> known, String problem) {
        if (!known.containsKey(typed.get(field))) {
            typed.wrong(field, problem);
        }
    }

    private static void limit(Typed typed, String field, String label, int longest) {
        Map<String, String> tooLong = new LinkedHashMap<>();
        Writing.limit(tooLong, field, label, typed.orNull(field), longest);
        typed.wrong(tooLong);
    }

    private Details details(Typed typed, Instant now) {
        BornTyped born = BornTyped.quietly(typed, London.date(now));
        return new Details(
                        typed.orNull("nhsNumber"),
                        typed.orNull("familyName"),
                        typed.orNull("givenName"),
                        typed.orNull("preferredName"),
                        born.date(),
                        Gender.NOT_KNOWN,
                        typed.orNull("addressLine"),
                        typed.orNull("postcode"),
                        typed.orNull("phone"),
                        typed.orNull("email"),
                        practice(typed.orNull("surgery")),
                        typed.orNull("language"),
                        typed.ticked("interpreterNeeded"),
                        typed.ticked("veteran"),
                        description(typed))
                .about(born.about());
    }

    /** How to find somebody else: whoever passes by may know no name. */
    private static @Nullable String description(Typed typed) {
        return Question.forAnother(typed) ? typed.orNull("description") : null;
    }

    /** The code of the surgery, when what was typed is the name of exactly one; otherwise the words are kept as they are. */
    private @Nullable String practice(@Nullable String typed) {
        return Optional.ofNullable(typed).flatMap(practices::odsOf).orElse(null);
    }

    /** The referral. Every question has been checked. */
    Submission submission(Typed typed, Instant now) {
        return new Submission(
                details(typed, now),
                null,
                Question.forAnother(typed) ? Door.CARER : Door.SELF,
                priority(typed),
                now,
                null,
                typed.all("needs"),
                typed.get("reason"),
                risk(typed),
                consent(typed),
                false);
    }

    /** What was written that speaks of danger, in its own words; none where nothing does. */
    static Optional<String> danger(Typed typed) {
        return Stream.of("reason", "adjustments", "description")
                .flatMap(field -> DANGER.in(typed.get(field)).stream())
                .findFirst();
    }

    /** Whether somebody should be shown who answers now: they say they are not safe, tick self-harm, or write of danger. */
    static boolean mayBeUnsafe(Typed typed) {
        return typed.get("safe").equals("no")
                || typed.all("needs").contains(PublicNeed.HARM.code())
                || danger(typed).isPresent();
    }

    /**
     * How soon a person reads it, never how ill somebody is: whoever says they are not safe, ticks self-harm or writes of
     * danger is read within the half hour of an urgent referral. The centre then decides.
     */
    private static Priority priority(Typed typed) {
        if (typed.get("safe").equals("no")) {
            return Priority.VERY_URGENT;
        }
        return mayBeUnsafe(typed) ? Priority.URGENT : Priority.ROUTINE;
    }

    private static @Nullable String risk(Typed typed) {
        Optional<String> wrote = danger(typed);
        if (typed.get("safe").equals("yes") && wrote.isEmpty()) {
            return null;
        }
        String answered = "Asked on the form if they are safe right now, they answered: %s. "
                .formatted(SAFE.get(typed.get("safe")));
        return answered + wrote.map("They wrote: “%s” "::formatted).orElse("")
                + "They were shown 999, NHS 111 and Samaritans.";
    }

    private static String consent(Typed typed) {
        if (Question.forAnother(typed)) {
            return typed.get("carerConsent");
        }
        return typed.get("agree").equals("yes") ? "given" : "refused";
    }

    /** In which ways it is safe to reach the person; none when that was left. */
    static @Nullable Set<Way> safe(Typed typed) {
        List<String> chosen = typed.all("safeBy");
        return chosen.isEmpty()
                ? null
                : chosen.contains("none") ? Set.of() : Way.ofCodes(chosen); // "do not contact" outweighs the rest
    }

    /** What the form asked beside what every referral says. */
    DoorEntry entry(Typed typed, Instant now) {
        boolean another = Question.forAnother(typed);
        List<Said> said = new ArrayList<>();
        say(said, "Safe right now?", SAFE.get(typed.get("safe")));
        if (details(typed, now).birthDate() == null) {
            say(said, "Date of birth", "They do not know it. " + CheckAnswers.known(typed, now));
        }
        if (another) {
            say(said, "Who asks", typed.orNull("carerName"));
            say(said, "How they know the person", RELATIONSHIPS.get(typed.get("carerRelationship")));
            say(said, "Their phone number", typed.orNull("carerPhone"));
            say(said, "Does the person know?", CONSENTS.get(typed.get("carerConsent")));
        }
        say(said, "Phone number given", typed.orNull("phone"));
        say(said, "Email address given", typed.orNull("email"));
        say(
                said,
                "Safe ways to make contact",
                String.join("; ", typed.all("safeBy").stream().map(SAFE_BY::get).toList()));
        say(said, "GP surgery, as written", typed.orNull("surgery"));
        say(said, "What would make it easier", typed.orNull("adjustments"));
        return new DoorEntry(
                another ? "carer" : "self", said, !another || consent(typed).equals("given"), null);
    }

    private static void say(List<Said> said, String question, @Nullable String answer) {
        if (answer != null && !answer.isBlank()) {
            said.add(new Said(question, Writing.storable(answer)));
        }
    }
}
