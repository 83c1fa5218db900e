package org.onedoor.demo.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.onedoor.demo.Staff;
import org.onedoor.demo.Stage;
import org.onedoor.demo.Staged;
import org.onedoor.demo.essex.Names;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.Triage;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.springframework.stereotype.Component;

/** People of a story, and that somebody looks after them. */
@Component
@Staged
class Invented {
    static final String TEAM = "mhp.tilbury";
    private static final String NAVIGATOR = "navigator.1";

    private final Stage stage;
    private final Staff staff;
    private final Intake intake;
    private final Triage triage;
    private final Answers answers;
    private final Referrals referrals;
    private final People people;
    private final Names names = new Names();

    Invented(
            Stage stage,
            Staff staff,
            Intake intake,
            Triage triage,
            Answers answers,
            Referrals referrals,
            People people) {
        this.stage = stage;
        this.staff = staff;
        this.intake = intake;
        this.triage = triage;
        this.answers = answers;
        this.referrals = referrals;
        this.people = people;
    }

    /** A grown-up of Tilbury whom nobody knows yet. */
    Details person(SplittableRandom random) {
        Names.Name name = names.pick(random, "British", random.nextBoolean(), 1979);
        LocalDate born = LocalDate.of(1950 + random.nextInt(45), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return new Details(
                number(random),
                name.family(),
                name.given(),
                null,
                born,
                Gender.NOT_KNOWN,
                "7 Saltmarsh Row",
                "RM18 7AB",
                "07700 900%03d".formatted(random.nextInt(1000)),
                null,
                "F81110",
                null,
                false,
                false,
                null);
    }

    /** An NHS number that nobody has. */
    String number(SplittableRandom random) {
        while (true) {
            String digits = "999%07d".formatted(random.nextInt(10_000_000));
            if (NhsNumber.of(digits).isPresent()
                    && people.byNhsNumber(new NhsNumber(digits)).isEmpty()) {
                return digits;
            }
        }
    }

    /** Their GP refers them, and the practitioners of Tilbury accept. @return the referral's reference */
    String lookedAfter(Details person, Instant then) {
        String reference = as(
                        then,
                        "gp.tilbury",
                        () -> intake.submit(
                                new Submission(
                                        person,
                                        null,
                                        Door.GP,
                                        Priority.ROUTINE,
                                        then,
                                        null,
                                        List.of("low-mood-anxiety"),
                                        "Low in mood since the winter.",
                                        null,
                                        "given",
                                        false),
                                null))
                .reference();
        as(then.plusSeconds(600), NAVIGATOR, () -> {
            Referral referral = referrals.look(reference, now -> now);
            Referral started = triage.start(reference, referral.version(), null);
            return triage.offer(reference, started.version(), Service.idOf(Deeds.PRACTITIONER), null, null);
        });
        as(then.plusSeconds(1200), TEAM, () -> {
            Referral referral = referrals.look(reference, now -> now);
            return answers.accept(reference, referral.version(), null, null);
        });
        return reference;
    }

    private <T> T as(Instant when, String username, Supplier<T> deed) {
        return stage.play(when, staff.visitor(username).actor(), deed);
    }
}
