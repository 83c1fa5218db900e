package org.onedoor.crisis;

import static org.onedoor.crisis.Question.ask;
import static org.onedoor.crisis.Question.choice;
import static org.onedoor.crisis.Question.option;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onedoor.crisis.Question.Type;
import org.onedoor.platform.Postcode;

/** What is asked at the end of a detention, and of a restrictive intervention before a case is closed. */
final class Endings {
    /** After which somebody is managed somewhere, and it must be said where. */
    private static final Set<String> MANAGED =
            Set.of("no-disorder", "discharged", "discharged-referred", "informal", "s2", "s3", "s4");

    private static final String EQUALITY =
            "Asked of everybody, for the report on who is restrained (Mental Health Units (Use of Force) Act 2018, section 6). Age, sex and ethnic group come from the person's record";

    private Endings() {}

    /** After an assessment it is said where the person is managed, and whether that suits. */
    static void check(Map<String, String> codes, Map<String, String> words, Map<String, String> problems) {
        if (!MANAGED.contains(codes.getOrDefault("outcome", ""))) {
            return;
        }
        if (!codes.containsKey("managed")) {
            problems.putIfAbsent("managed", "Say where the person is managed now");
        }
        if (!codes.containsKey("suitable")) {
            problems.putIfAbsent("suitable", "Say whether that is suitable");
        }
        String postcode = words.get("postcode");
        if (postcode != null
                ? !Postcode.isWhole(postcode)
                : !codes.getOrDefault("managed", "home").equals("home")) {
            problems.putIfAbsent("postcode", "Enter the full postcode of the ward or place, like CM2 0AA");
        }
    }

    static List<Question> questions() {
        return List.of(
                choice(
                        "outcome",
                        "How did it end?",
                        option("no-disorder", "No mental disorder found"),
                        option("discharged", "Discharged, no follow-up"),
                        option("discharged-referred", "Discharged, with follow-up"),
                        option("informal", "Admitted informally"),
                        option("s2", "Section 2"),
                        option("s3", "Section 3"),
                        option("s4", "Section 4"),
                        option("returned", "Returned to the ward"),
                        option("custody", "Into custody for an offence"),
                        option("expired", "The time ran out"),
                        option("absconded", "Absconded"),
                        option("died", "Died")),
                choice(
                                "managed",
                                "Where is the person managed now?",
                                option("home", "At home"),
                                option("ward", "On a ward"),
                                option("other", "In another place"))
                        .hint("Needed after every assessment")
                        .optional(),
                ask("postcode", "Postcode of the ward or place", Type.LINE)
                        .hint("So that it is seen whether that is local. Not needed at home")
                        .optional(),
                choice(
                                "suitable",
                                "Is that suitable for what was found?",
                                option("yes", "Yes"),
                                option("no", "No: it was all there was"))
                        .optional(),
                ask("facility", "Name of the ward or place", Type.LINE).optional(),
                ask("followUp", "Who follows up", Type.LINE).optional());
    }

    static List<Question> restrictive() {
        return List.of(
                choice(
                        "type",
                        "What was used?",
                        option("physical", "Physical restraint"),
                        option("prone", "Physical restraint, face down"),
                        option("handcuffs", "Handcuffs or another device"),
                        option("rapid-tranquillisation", "Rapid tranquillisation"),
                        option("seclusion", "Seclusion")),
                ask("minutes", "For how many minutes?", Type.NUMBER),
                choice(
                        "reason",
                        "What was it to prevent?",
                        option("self", "Harm to themselves"),
                        option("others", "Harm to others"),
                        option("leaving", "Leaving, where that was not safe"),
                        option("damage", "Damage to the place"),
                        option("treatment", "To give urgent treatment")),
                ask("why", "Why was it needed, and what was tried first?", Type.WORDS),
                choice(
                        "injuries",
                        "Was anybody injured?",
                        option("none", "Nobody"),
                        option("person", "The person"),
                        option("staff", "Staff or an officer"),
                        option("both", "Both")),
                choice(
                        "debrief",
                        "Was the person debriefed?",
                        option("done", "Yes, within 72 hours"),
                        option("late", "Yes, later than 72 hours"),
                        option("declined", "Offered, and declined"),
                        option("due", "Not yet: due within 72 hours")),
                choice(
                                "disability",
                                "Has the person a disability?",
                                option("none", "None"),
                                option("learning", "Learning disability or autism"),
                                option("physical", "Physical"),
                                option("sensory", "Sight or hearing"),
                                option("other", "Another"),
                                option("not-known", "Not known"))
                        .optional()
                        .hint(EQUALITY),
                ContactQuestions.yesNo("pregnant", "Is the person pregnant?").optional(),
                choice(
                                "reassignment",
                                "Is the person's gender the same as the sex registered at birth, as the person says?",
                                option("same", "Yes"),
                                option("differs", "No"),
                                option("not-said", "Not asked, or not said"))
                        .optional()
                        .hint("Gender reassignment is protected by the Equality Act 2010"),
                choice(
                                "religion",
                                "Religion or belief, as the person says",
                                option("none", "None"),
                                option("christian", "Christian"),
                                option("muslim", "Muslim"),
                                option("hindu", "Hindu"),
                                option("jewish", "Jewish"),
                                option("sikh", "Sikh"),
                                option("buddhist", "Buddhist"),
                                option("other", "Another"),
                                option("not-said", "Not asked, or not said"))
                        .optional(),
                choice(
                                "orientation",
                                "Sexual orientation, as the person says",
                                option("heterosexual", "Heterosexual"),
                                option("gay-lesbian", "Gay or lesbian"),
                                option("bisexual", "Bisexual"),
                                option("other", "Another"),
                                option("not-said", "Not asked, or not said"))
                        .optional(),
                choice(
                                "marriage",
                                "Married or in a civil partnership?",
                                option("yes", "Yes"),
                                option("no", "No"),
                                option("not-known", "Not known"))
                        .optional());
    }
}
