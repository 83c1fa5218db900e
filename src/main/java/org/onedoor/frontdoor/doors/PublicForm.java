package org.onedoor.frontdoor.doors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Along;
import org.onedoor.frontdoor.DoorEntries;
import org.onedoor.frontdoor.DoorEntry;
import org.onedoor.frontdoor.FollowCodes;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.PublicDoor;
import org.onedoor.frontdoor.SafeContact;
import org.onedoor.frontdoor.Submission;
import org.onedoor.people.Way;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SendLimit;
import org.springframework.stereotype.Service;

/**
 * The form anybody can fill in without an account: begun, kept, come back to by a code, and sent. Nothing it answers
 * depends on whether the person is known.
 */
@Service
public class PublicForm {
    private static final String SENT = "sent";
    private static final String FOLLOW_UNTIL = "follow-until";
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** How long the page that follows sending shows the code to follow by. Then nobody at that screen can read it. */
    private static final Duration SHOWN = Duration.ofMinutes(15);

    /** How long what was typed is kept after it was last touched. */
    public static final Duration KEPT = UnsentForms.KEPT;

    private final UnsentForms forms;
    private final Intake intake;
    private final DoorEntries entries;
    private final SafeContact safeContact;
    private final FollowCodes codesToFollow;
    private final PublicDoor door;
    private final InstantSource machine = InstantSource.system();
    private final SendLimit begins = new SendLimit(WINDOW, 60, 1_000);
    private final SendLimit codes = new SendLimit(WINDOW, 20, 300);
    private final SendLimit sends = new SendLimit(WINDOW, 30, 500);

    PublicForm(
            UnsentForms forms,
            Intake intake,
            DoorEntries entries,
            SafeContact safeContact,
            FollowCodes codesToFollow,
            PublicDoor door) {
        this.forms = forms;
        this.intake = intake;
        this.entries = entries;
        this.safeContact = safeContact;
        this.codesToFollow = codesToFollow;
        this.door = door;
    }

    /**
     * Begins a form.
     *
     * @param sender where it came from, for the limit only; never kept
     * @return its code
     * @throws Refused when too many were begun from there just now
     */
    public String begin(String sender) {
        within(begins, sender);
        FormCode code = FormCode.made();
        forms.keep(code, Map.of());
        return code.text();
    }

    /** A form by the code somebody typed, however they wrote it. @throws Refused after too many tries from there */
    public Optional<String> back(String typed, String sender) {
        within(codes, sender);
        return FormCode.of(typed).filter(code -> forms.find(code).isPresent()).map(FormCode::text);
    }

    /** What was typed so far; none when there is no such form, or its time is over. */
    public Optional<Map<String, List<String>>> read(String code) {
        return FormCode.of(code).flatMap(forms::find);
    }

    /** Keeps what was typed. @return when it is forgotten */
    public Instant keep(String code, Map<String, List<String>> fields) {
        return forms.keep(FormCode.of(code).orElseThrow(), fields);
    }

    public void forget(String code) {
        FormCode.of(code).ifPresent(forms::forget);
    }

    /** How a code is written down. */
    public static String spaced(String code) {
        return FormCode.of(code).map(FormCode::spaced).orElse(code);
    }

    /** The reference of a form that was sent; of what was typed, nothing else is kept there any longer. */
    public static Optional<String> sent(Map<String, List<String>> fields) {
        return Optional.ofNullable(fields.get(SENT)).map(List::getFirst);
    }

    /** How somebody follows a form that was sent. @param byCode whether by a code @param code none once it is no longer shown */
    public record Follow(boolean byCode, @Nullable String code) {}

    /** By what a form that was sent is followed: the date of birth, or a code that is shown for a quarter of an hour. */
    public Follow follow(String code, Map<String, List<String>> fields) {
        List<String> until = fields.get(FOLLOW_UNTIL);
        if (until == null) {
            return new Follow(false, null);
        }
        boolean shown = machine.instant().isBefore(Instant.parse(until.getFirst()));
        return new Follow(
                true,
                shown
                        ? FormCode.of(code)
                                .map(FormCode::text)
                                .map(FollowCodes::of)
                                .map(FollowCodes::spaced)
                                .orElse(null)
                        : null);
    }

    /**
     * Sends a form: one referral, however often it is sent.
     *
     * @param safe in which ways it is safe to reach the person; none when that was not answered
     * @throws Refused when too many were sent from there just now
     */
    public String send(String code, Submission submission, DoorEntry entry, @Nullable Set<Way> safe, String sender) {
        within(sends, sender);
        FormCode known = FormCode.of(code).orElseThrow();
        IdempotencyKey key = new IdempotencyKey("public-form", known.hash(), "");
        boolean byCode = submission.person().birthDate() == null; // there is no date to follow it by
        Along along = entries.with(entry).and(safeContact.saidByAStranger(safe));
        Along all = byCode ? along.and(codesToFollow.with(FollowCodes.of(known.text()))) : along;
        String reference = CurrentActor.as(door.actor(), () -> intake.submit(submission, key, all))
                .reference();
        Map<String, List<String>> left = new LinkedHashMap<>();
        left.put(SENT, List.of(reference));
        if (byCode) {
            left.put(FOLLOW_UNTIL, List.of(machine.instant().plus(SHOWN).toString()));
        }
        forms.keep(known, left);
        return reference;
    }

    private void within(SendLimit limit, String sender) {
        if (!limit.takes(sender, machine.instant())) {
            throw new Refused(
                    "too-many", "A lot has come from where you are in a short time. Try again in 15 minutes.");
        }
    }
}
