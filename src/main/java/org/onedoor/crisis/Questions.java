package org.onedoor.crisis;

import static org.onedoor.crisis.Question.ask;
import static org.onedoor.crisis.Question.choice;
import static org.onedoor.crisis.Question.option;
import static org.onedoor.crisis.Question.refused;

import java.util.List;
import org.onedoor.crisis.Question.Option;
import org.onedoor.crisis.Question.Type;
import org.onedoor.people.EthnicCategory;

/** What is asked with each fact: STANDARDS 4.1, the codes of the Home Office return and of the Act. */
final class Questions {
    static final String STATION = "police-station";

    private static final String NO_GROUND =
            "This is not a lawful ground to extend (section 136B): the person's own condition must be the reason that the"
                    + " assessment cannot be finished. The limit stays as it is; escalate instead";

    private Questions() {}

    static List<Question> of(FactKind kind) {
        return switch (kind) {
            case CONSULTED -> List.of(consulted(), words("What was advised").optional());
            case NOT_USED ->
                List.of(choice(
                        "instead",
                        "What was done instead?",
                        option("crisis-team", "Seen by a crisis or triage team"),
                        option("home", "Taken or went home, with follow-up"),
                        option("voluntary", "Went to hospital of their own accord"),
                        option("arrest", "Arrested for an offence"),
                        option("mental-capacity", "Taken to hospital under the Mental Capacity Act"),
                        option("nothing", "No further help was needed")));
            case POWER_USED ->
                List.of(
                        choice("power", "Which power?", powers()),
                        ask("collar", "Collar number of the officer", Type.LINE).optional(),
                        words("Why it was used").optional());
            case NO_CONVEYANCE ->
                List.of(choice(
                        "reason",
                        "Why was no ambulance asked for?",
                        option("not-available", "None within 30 minutes, the ambulance service said"),
                        option("risk", "The person's behaviour was too great a risk"),
                        option("already-there", "Already at a place of safety"),
                        option("other", "Another reason")));
            case RESTRAINT ->
                List.of(choice(
                                "type",
                                "What kind?",
                                option("physical", "Held by hand"),
                                option("handcuffs", "Handcuffs"),
                                option("leg-restraint", "Leg restraint"),
                                option("other", "Another kind"),
                                option("not-known", "Not known yet"))
                        .optional());
            case STOOD_DOWN, TRANSFER ->
                List.of(ask("who", "Who decided it", Type.LINE).optional());
            case LEFT ->
                List.of(
                        choice(
                                "transport",
                                "In what?",
                                option("ambulance", "Ambulance"),
                                option("police-vehicle", "Police vehicle"),
                                option("other-health", "Other health vehicle"),
                                option("other", "Another vehicle"),
                                option("none", "None: at a place of safety already")),
                        choice(
                                        "policeVehicle",
                                        "If a police vehicle: why?",
                                        option("over-30", "Ambulance not available within 30 minutes"),
                                        option("not-requested", "Ambulance not requested"),
                                        option("risk", "Risk was too great for an ambulance"),
                                        option("other", "Another reason"))
                                .optional());
            case RELEASED ->
                List.of(choice(
                        "reason",
                        "Why?",
                        option("went-elsewhere", "The person goes elsewhere"),
                        option("not-detained", "Nobody is detained any longer"),
                        option("place-cannot", "The place can no longer take the person")));
            case DECLINED ->
                List.of(
                        ask("place", "Which place?", Type.PLACE),
                        declining(),
                        words("More").optional());
            case POLICE_PLANNED, ARRIVED, ENTERED -> arriving(kind);
            case HANDOVER_POLICE -> handover();
            case HANDOVER_HEALTH ->
                List.of(
                        ask("signed", "Your name, as your signature", Type.LINE),
                        words("What you add").optional());
            case RIGHTS ->
                List.of(choice(
                        "how",
                        "How?",
                        option("told-and-leaflet", "Told, and given the leaflet"),
                        option("told", "Told only"),
                        option("not-able", "Tried: not able to take it in yet")));
            case TRIED ->
                List.of(
                        ask("professional", "Who?", Type.ASKED),
                        choice(
                                "answer",
                                "What did they say?",
                                option("accepted", "Is coming"),
                                option("declined", "Cannot come"),
                                option("no-answer", "No answer"),
                                option("message-left", "A message was left")));
            case ATTENDED -> List.of(ask("professional", "Who?", Type.ASKED));
            case ASSESSMENT ->
                List.of(choice(
                        "by",
                        "Who started it?",
                        option("both", "AMHP and doctor together"),
                        option("amhp", "AMHP"),
                        option("doctor", "Section 12 doctor")));
            case DELAY ->
                List.of(choice(
                        "reason",
                        "What is the cause?",
                        option("amhp", "No AMHP"),
                        option("doctors", "No doctor, or only one"),
                        option("intoxicated", "Intoxicated"),
                        option("asleep", "Asleep, and needs the sleep"),
                        option("sedated", "Sedated"),
                        option("physical", "Needs physical treatment first"),
                        option("interpreter", "No interpreter"),
                        option("other", "Another cause")));
            case EXTENDED -> extending();
            case ESCALATED ->
                List.of(
                        choice(
                                "rung",
                                "To whom?",
                                option("coordinator", "Place of safety co-ordinator"),
                                option("on-call-manager", "On-call manager"),
                                option("director", "Director, for a bed"),
                                option("executive-legal", "Executive and legal")),
                        ask("who", "Who was told", Type.LINE));
            case ENDED -> Endings.questions();
            case RESTRICTIVE -> Endings.restrictive();
            case PLAN_OFFERED ->
                List.of(choice(
                        "answer",
                        "What did the person say?",
                        option("accepted", "Would like one"),
                        option("has-one", "Has one, and it was looked at again"),
                        option("not-ready", "Does not want one: not ready to talk about it"),
                        option("own-support", "Does not want one: has support enough"),
                        option("no-trust", "Does not want one: does not think that it will be used"),
                        option("declined", "Does not want one, and gave no reason")));
            case POLICE_DETAILS -> policeDetails();
            case CLOSED -> List.of(words("What is left to say").optional());
            case KEPT, CONVEYANCE, RESTRAINT_ENDED, ON_SCENE ->
                List.of(words("More").optional());
            case AMHP_REQUESTED, DOCTOR_REQUESTED, PROMISED, PERSON, JOINED, PARTED, SAID_SAME, WITHDRAWN -> List.of();
        };
    }

    static Question consulted() {
        return choice(
                "with",
                "Who was asked before the power was used?",
                option("nurse", "Registered nurse"),
                option("amhp", "AMHP"),
                option("doctor", "Registered medical practitioner"),
                option("occupational-therapist", "Occupational therapist"),
                option("paramedic", "Paramedic"),
                option("not-practicable", "Nobody: it was not practicable"));
    }

    static Option[] powers() {
        return java.util.Arrays.stream(Power.values())
                .map(power -> option(power.code(), power.label()))
                .toArray(Option[]::new);
    }

    private static List<Question> arriving(FactKind kind) {
        Question station = choice(
                        "stationReason",
                        "If a police station: why?",
                        option(
                                "regulations",
                                "Imminent risk of serious injury or death, and no other place could be used"),
                        option("no-place", "No other place of safety could be found"),
                        option("not-known", "Not known"))
                .optional();
        Question authoriser = ask(
                        "authoriser",
                        "If a police station: who of superintendent's rank or above allowed it?",
                        Type.LINE)
                .hint("Write \"nobody\" where nobody of that rank did. It is recorded all the same")
                .optional();
        if (kind == FactKind.POLICE_PLANNED) {
            return List.of(station, authoriser);
        }
        return List.of(
                choice(
                        "placeType",
                        "What kind of place?",
                        option("health-based", "Health-based place of safety"),
                        option("emergency-department", "Accident and emergency"),
                        option("private-home", "Private home, with consent"),
                        option(STATION, "Police station"),
                        option("other", "Another place")),
                ask("place", "Which one?", Type.PLACE).optional(),
                station,
                authoriser);
    }

    /** What the officer saw is not what the person says of themselves, which stays on the person's record. */
    private static List<Question> policeDetails() {
        return List.of(
                choice(
                                "perceived",
                                "Which ethnic group did the officer think the person is of?",
                                java.util.Arrays.stream(EthnicCategory.values())
                                        .filter(each -> each != EthnicCategory.NOT_STATED)
                                        .map(each -> option(
                                                each.code(),
                                                each == EthnicCategory.NOT_KNOWN
                                                        ? "Not known: the officer could not say"
                                                        : each.label()))
                                        .toArray(Option[]::new))
                        .hint("For the return only. It does not change what the person's own record says")
                        .optional(),
                choice(
                                "arrested",
                                "Was the person arrested for an offence as well?",
                                option("yes", "Yes"),
                                option("no", "No"),
                                option("not-known", "Not known"))
                        .optional(),
                choice(
                                "weapons",
                                "Did the person have a weapon, or something used as one?",
                                option("yes", "Yes"),
                                option("no", "No"),
                                option("not-known", "Not known"))
                        .optional(),
                choice(
                                "intoxication",
                                "Was the person under the influence of alcohol or drugs, as far as the officer could tell?",
                                option("alcohol", "Alcohol"),
                                option("drugs", "Drugs"),
                                option("both", "Alcohol and drugs"),
                                option("none", "Neither"),
                                option("not-known", "Not known"))
                        .hint("It is no reason to turn somebody away")
                        .optional());
    }

    private static Question declining() {
        return choice(
                "reason",
                "Why?",
                option("occupied", "Every room is taken"),
                option("staffing", "Too few staff"),
                option("violence", "Violence that cannot be managed there"),
                option("age", "Outside the ages it takes"),
                option("physical", "Needs an emergency department first"),
                refused(
                        "intoxication",
                        "Intoxicated",
                        "Intoxication alone is not a reason to turn somebody away (Code of Practice, chapter 16). If physical"
                                + " treatment is needed first, choose that reason"));
    }

    private static List<Question> handover() {
        return List.of(
                words("risk", "Risk to self and others"),
                choice(
                        "restraint",
                        "Was restraint used?",
                        option("none", "No"),
                        option("ended", "Yes, and it has ended"),
                        option("now", "Yes, and it is used now")),
                choice("search", "Was the person searched?", option("yes", "Yes"), option("no", "No")),
                words("property", "Property, and what was found"),
                choice(
                        "dependants",
                        "Does anybody depend on the person?",
                        option("none", "Nobody known"),
                        option("children", "Children"),
                        option("adults", "An adult"),
                        option("pets", "Animals only"),
                        option("not-known", "Not known")),
                words("care", "Who looks after them now").optional(),
                ask("signed", "Your name and collar number, as your signature", Type.LINE));
    }

    private static List<Question> extending() {
        return List.of(
                ask("hours", "By how many hours?", Type.NUMBER).hint("1 to 12, once only"),
                choice(
                        "reason",
                        "Why can the assessment not be finished in time?",
                        option("intoxicated", "The person is intoxicated"),
                        option("sedated", "The person is sedated"),
                        option("physical", "The person is too physically unwell"),
                        option("distress", "The person is too distressed to be assessed"),
                        refused("no-bed", "There is no bed", NO_GROUND),
                        refused("no-staff", "There is no AMHP, doctor or other staff", NO_GROUND)),
                ask("doctor", "Which doctor, responsible for the examination, grants it?", Type.ASKED),
                ask("superintendent", "In a police station: who of superintendent's rank or above agreed?", Type.LINE)
                        .optional());
    }

    private static Question words(String label) {
        return words("words", label);
    }

    private static Question words(String name, String label) {
        return ask(name, label, Type.WORDS);
    }
}
