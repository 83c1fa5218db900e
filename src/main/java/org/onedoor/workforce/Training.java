package org.onedoor.workforce;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.workforce.TrainingEvents.AttendanceTakenBack;
import org.onedoor.workforce.TrainingEvents.LearnerLeft;
import org.onedoor.workforce.TrainingEvents.StaffCounted;
import org.onedoor.workforce.TrainingEvents.TrainingAttended;
import org.springframework.stereotype.Service;

/** Who of an organisation's own staff attended which course, and how many are in post. */
@Service
public class Training {
    public static final String DATA = "training";

    private static final int LONGEST_YEARS = 10;
    private static final int OLDEST_YEARS = 20;

    private final TrainingRepository repository;
    private final Organisations organisations;
    private final Acts acts;
    private final Looks looks;
    private final DomainTime time;

    Training(TrainingRepository repository, Organisations organisations, Acts acts, Looks looks, DomainTime time) {
        this.repository = repository;
        this.organisations = organisations;
        this.acts = acts;
        this.looks = looks;
        this.time = time;
    }

    /** What is written of somebody who attended. */
    public record Entry(
            String staffRef,
            String name,
            @Nullable UUID teamId,
            RoleFamily role,
            Course course,
            LocalDate attendedOn,
            @Nullable LocalDate validUntil) {
        public Entry {
            staffRef = Writing.storable(staffRef).strip().toLowerCase(Locale.ROOT);
            name = Writing.storable(name).strip();
        }
    }

    /** What came of an entry. The last is recorded already with another end. */
    public enum Recorded {
        NEW,
        SAME,
        DIFFERS
    }

    /** A page of an organisation's own attendances. @param all how many there are */
    public record Page(List<Attendance> attendances, int all, Map<UUID, String> teams) {}

    /** Those of the actor's own organisation, the latest first. */
    public Page own(Course course, int page, int size) {
        return looks.look("Training of our own staff", Ask.function(Action.READ, DATA), _ -> {
            UUID organisation = CurrentActor.get().organisationId();
            return new Page(
                    repository.of(organisation, course, page, size),
                    repository.count(organisation, course),
                    teams(organisation));
        });
    }

    private Map<UUID, String> teams(UUID organisation) {
        Map<UUID, String> names = new LinkedHashMap<>();
        ownTeams(organisation).forEach(team -> names.put(team.id(), team.name()));
        return names;
    }

    private List<Team> ownTeams(UUID organisation) {
        return organisations.teamsOf(organisation);
    }

    /** Of the actor's own organisation: a team by its code or name, however it is written. */
    Optional<UUID> team(String said) {
        return ownTeams(CurrentActor.get().organisationId()).stream()
                .filter(team ->
                        team.code().equalsIgnoreCase(said) || team.name().equalsIgnoreCase(said))
                .map(Team::id)
                .findFirst();
    }

    /** @throws Invalid naming each field that cannot be taken */
    public Recorded record(Entry entry, @Nullable IdempotencyKey key) {
        check(entry);
        UUID organisation = CurrentActor.get().organisationId();
        return acts.act(begin("Record training", organisation).once(key), Recorded.class, act -> {
            Attendance known = repository
                    .same(organisation, entry.staffRef(), entry.course(), entry.attendedOn())
                    .orElse(null);
            if (known != null) {
                return java.util.Objects.equals(known.validUntil(), entry.validUntil())
                        ? Recorded.SAME
                        : Recorded.DIFFERS;
            }
            UUID learner = repository.learner(organisation, Ids.at(act.now()), entry);
            UUID attendance = Ids.at(act.now());
            repository.attended(
                    organisation,
                    attendance,
                    learner,
                    entry,
                    act.now(),
                    act.actor().name());
            act.happened(new TrainingAttended(
                    learner,
                    attendance,
                    entry.course().code(),
                    entry.attendedOn().toString(),
                    entry.validUntil() == null ? null : entry.validUntil().toString()));
            return Recorded.NEW;
        });
    }

    private void check(Entry entry) {
        LocalDate today = London.date(time.instant());
        Map<String, String> problems = new LinkedHashMap<>();
        if (entry.staffRef().isEmpty()) {
            problems.put("staffRef", "Enter the staff number or work email, so that nobody is counted twice");
        }
        Writing.limit(problems, "staffRef", "The staff number", entry.staffRef(), Writing.NAME);
        if (entry.name().isEmpty()) {
            problems.put("name", "Enter the name");
        }
        Writing.limit(problems, "name", "The name", entry.name(), Writing.NAME);
        if (entry.attendedOn().isAfter(today)) {
            problems.put("attendedOn", "The day cannot be in the future: a course that is booked was not attended yet");
        } else if (entry.attendedOn().isBefore(today.minusYears(OLDEST_YEARS))) {
            problems.put("attendedOn", "Check the year: the day is more than %d years ago".formatted(OLDEST_YEARS));
        }
        if (entry.validUntil() != null) {
            if (entry.validUntil().isBefore(entry.attendedOn())) {
                problems.put("validUntil", "The last day it counts must not be before the day of the course");
            } else if (entry.validUntil().isAfter(entry.attendedOn().plusYears(LONGEST_YEARS))) {
                problems.put(
                        "validUntil",
                        "It may count %d years at most. Check the year, or leave it empty".formatted(LONGEST_YEARS));
            }
        }
        if (entry.teamId() != null
                && ownTeams(CurrentActor.get().organisationId()).stream()
                        .noneMatch(team -> team.id().equals(entry.teamId()))) {
            problems.put("team", "Choose a team of your own organisation, or none");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** What was recorded wrongly counts no longer; that it was recorded stays. */
    public void takeBack(UUID attendanceId, @Nullable IdempotencyKey key) {
        change("Take training back", attendanceId, key, (attendance, act) -> {
            repository.takeBack(attendance, act.now());
            act.happened(new AttendanceTakenBack(attendance.learnerId(), attendanceId));
        });
    }

    /** Whoever has left counts no longer, for any course, from today on. */
    public void left(UUID attendanceId, @Nullable IdempotencyKey key) {
        change("Record that somebody has left", attendanceId, key, (attendance, act) -> {
            LocalDate today = London.date(act.now());
            repository.left(attendance.organisationId(), attendance.learnerId(), today);
            act.happened(new LearnerLeft(attendance.learnerId(), today.toString()));
        });
    }

    private void change(
            String what,
            UUID attendanceId,
            @Nullable IdempotencyKey key,
            java.util.function.BiConsumer<Attendance, Act> body) {
        UUID organisation = CurrentActor.get().organisationId();
        perform(
                what,
                key,
                act -> body.accept(
                        repository
                                .find(organisation, attendanceId)
                                .orElseThrow(() -> new NotFound("training of your organisation")),
                        act));
    }

    /** How many are in post. A later number takes the place of an earlier one; none is changed. */
    public void count(
            @Nullable UUID teamId,
            @Nullable RoleFamily role,
            LocalDate on,
            int staff,
            String source,
            @Nullable IdempotencyKey key) {
        Map<String, String> problems = new LinkedHashMap<>();
        UUID organisation = CurrentActor.get().organisationId();
        if (on.isAfter(London.date(time.instant()))) {
            problems.put("onDay", "The day cannot be in the future");
        }
        if (staff < 1 || staff > 100_000) {
            problems.put("staff", "Write how many staff are in post, from 1 to 100,000");
        }
        if (source.isBlank()) {
            problems.put("source", "Say where the number is from, such as the staff record and its date");
        }
        Writing.limit(problems, "source", "The source", source, Writing.LINE);
        if (teamId != null
                && ownTeams(organisation).stream().noneMatch(team -> team.id().equals(teamId))) {
            problems.put("inTeam", "Choose a team of your own organisation, or the whole of it");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        perform("Say how many are in post", key, act -> {
            repository.inPost(
                    Ids.at(act.now()),
                    new InPost(
                            organisation,
                            teamId,
                            role,
                            on,
                            staff,
                            Writing.storable(source).strip()),
                    act.now(),
                    act.actor().name());
            act.happened(
                    new StaffCounted(organisation, teamId, role == null ? null : role.code(), on.toString(), staff));
        });
    }

    private void perform(String what, @Nullable IdempotencyKey key, Consumer<Act> body) {
        acts.act(begin(what, CurrentActor.get().organisationId()).once(key), body);
    }

    private static Begin begin(String what, UUID organisation) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(organisation))
                .making();
    }
}
