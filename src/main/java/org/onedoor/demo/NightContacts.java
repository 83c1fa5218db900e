package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.onedoor.crisis.ContactKind;
import org.onedoor.crisis.ContactSteps;
import org.onedoor.crisis.CrisisContacts;
import org.onedoor.demo.essex.Resident;
import org.onedoor.organisation.Team;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.Actor;
import org.springframework.stereotype.Component;

/** The crisis contacts of the last weeks and of the demo's night: street triage, the line, liaison, home treatment, worries. */
@Component
@InDemo
class NightContacts {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int TRIES = 1_000;
    private static final List<String> REASONS =
            List.of("suicidal", "anxiety", "loneliness", "mood", "information", "psychosis", "medication", "practical");

    private final CrisisContacts contacts;
    private final ContactSteps steps;
    private final Staff staff;
    private final Stage stage;

    NightContacts(CrisisContacts contacts, ContactSteps steps, Staff staff, Stage stage) {
        this.contacts = contacts;
        this.steps = steps;
        this.staff = staff;
        this.stage = stage;
    }

    void begin(Essex essex, Instant now) {
        SplittableRandom random = new SplittableRandom(essex.seed() + 1);
        Actor nurse = staff.visitor("street.triage").actor();
        Actor line = staff.visitor("nhs.111").actor();
        for (int week = 1; week <= 4; week++) {
            Instant evening = now.minus(Duration.ofDays(7L * week)).minus(MINUTE.multipliedBy(random.nextInt(200)));
            triage(evening, nurse, unknown("Man, about " + (20 + random.nextInt(40))), "avoided-136", "home");
            triage(evening.minus(Duration.ofHours(3)), nurse, unknown("Woman, about 50"), "safe-at-home", "");
            triage(evening.minus(Duration.ofHours(22)), nurse, unknown("Man, about 30"), "detained-136", "");
        }
        triage(now.minus(Duration.ofHours(11)), nurse, unknown("Woman, about 25, barefoot"), "avoided-136", "home");
        triage(now.minus(Duration.ofHours(12)), nurse, unknown("Man, about 60, on the pier"), "safe-at-home", "");
        for (int call = 0; call < 14; call++) {
            Instant when = now.minus(MINUTE.multipliedBy(30L + random.nextInt(1_400)));
            call(when, line, unknown("Caller who gave no name"), REASONS.get(random.nextInt(REASONS.size())), "advice");
        }
        grown(essex, random).ifPresent(resident -> often(resident, now, nurse, line));
        grown(essex, random)
                .ifPresent(resident -> liaison(resident, now.minus(MINUTE.multipliedBy(42)), "liaison-pah"));
        grown(essex, random)
                .ifPresent(resident -> liaison(resident, now.minus(MINUTE.multipliedBy(75)), "liaison-pah"));
        grown(essex, random)
                .ifPresent(resident -> liaison(resident, now.minus(MINUTE.multipliedBy(18)), "liaison-broomfield"));
        grown(essex, random)
                .ifPresent(resident -> liaison(resident, now.minus(MINUTE.multipliedBy(31)), "liaison-colchester"));
        grown(essex, random).ifPresent(resident -> home(resident, now.minus(Duration.ofHours(40)), true));
        grown(essex, random).ifPresent(resident -> home(resident, now.minus(Duration.ofHours(5)), false));
        concern(
                now.minus(MINUTE.multipliedBy(12)),
                staff.visitor("school").actor(),
                "Girl, 15, in year 10",
                "yes",
                "yes");
        concern(
                now.minus(MINUTE.multipliedBy(95)),
                staff.visitor("mind.thurrock").actor(),
                "Man, about 60",
                "no",
                "no");
    }

    /** Somebody whom every agency meets: they stand on the list of people in crisis often. */
    private void often(Resident resident, Instant now, Actor nurse, Actor line) {
        Details who = resident.details();
        for (int day : new int[] {40, 26, 12, 5}) {
            call(now.minus(Duration.ofDays(day)), line, who, "suicidal", "safe-at-home");
        }
        triage(now.minus(Duration.ofDays(19)), nurse, who, "avoided-136", "crisis-team");
        call(now.minus(MINUTE.multipliedBy(50)), staff.visitor("crht").actor(), who, "suicidal", "safe-at-home");
    }

    private static Optional<Resident> grown(Essex essex, SplittableRandom random) {
        return Stream.generate(() -> essex.somebody(random))
                .limit(TRIES)
                .filter(resident -> resident.age() >= 20 && resident.age() <= 70)
                .findFirst();
    }

    private static Details unknown(String description) {
        return new Details(
                null,
                null,
                null,
                null,
                null,
                Gender.NOT_KNOWN,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                description);
    }

    private UUID record(Instant when, Actor by, ContactKind kind, Details who, Map<String, String> answers) {
        return stage.play(
                when,
                by,
                () -> contacts.begin(
                        new CrisisContacts.Draft(kind, when, who, null, name -> answers.getOrDefault(name, "")), null));
    }

    private void triage(Instant when, Actor nurse, Details who, String outcome, String avoided) {
        Map<String, String> answers = new HashMap<>(Map.of(
                "from", "officer",
                "pairing", "nurse-officer",
                "reason", "suicidal",
                "mode", "face-to-face",
                "words", "Met with the officers; frightened at first, and spoke freely after a while",
                "done", "assessed",
                "outcome", outcome));
        if (!avoided.isEmpty()) {
            answers.put("avoided", avoided);
            if (avoided.equals("crisis-team")) {
                answers.put("holder", "The nurse on duty, crisis resolution and home treatment");
            }
        }
        record(when, nurse, ContactKind.STREET_TRIAGE, who, answers);
    }

    private void call(Instant when, Actor line, Details who, String reason, String outcome) {
        record(
                when,
                line,
                ContactKind.CRISIS_LINE,
                who,
                Map.of(
                        "from", "person",
                        "reason", reason,
                        "words", "Rang in distress, and was calmer at the end of the call",
                        "done", "listened",
                        "outcome", outcome));
    }

    private void liaison(Resident resident, Instant when, String hospital) {
        record(
                when,
                staff.inTeam(Team.idOf(hospital)),
                ContactKind.LIAISON,
                resident.details(),
                Map.of(
                        "hospital", hospital,
                        "from", "emergency-department",
                        "reason", "self-harm",
                        "alcohol", "no",
                        "words", "Came alone; medically fit to be seen"));
    }

    private void home(Resident resident, Instant when, boolean seen) {
        Actor team = staff.visitor("crht").actor();
        UUID id = record(
                when,
                team,
                ContactKind.HOME_TREATMENT,
                resident.details(),
                Map.of(
                        "from", "liaison",
                        "reason", "mood",
                        "mode", "face-to-face",
                        "words", "Can be at home, with somebody there; visits twice a day agreed",
                        "outcome", "taken-on"));
        if (seen) {
            Instant visit = when.plus(Duration.ofHours(7));
            stage.play(
                    visit, team, () -> steps.seen(id, visit, name -> name.equals("mode") ? "face-to-face" : "", null));
        }
    }

    private void concern(Instant when, Actor by, String who, String suicidal, String means) {
        record(
                when,
                by,
                ContactKind.CONCERN,
                unknown(who),
                Map.ofEntries(
                        Map.entry("danger", "no"),
                        Map.entry("suicidal", suicidal),
                        Map.entry("means", means),
                        Map.entry("safe", suicidal.equals("no") ? "yes" : "not-known"),
                        Map.entry("alone", "no"),
                        Map.entry("dependants", "no"),
                        Map.entry("reason", "welfare"),
                        Map.entry("words", "Has not been like this before, and has stopped seeing friends"),
                        Map.entry("consent", "given"),
                        Map.entry("people", "Her aunt, 07700 900644; the crisis line")));
    }
}
