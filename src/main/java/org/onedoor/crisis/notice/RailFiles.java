package org.onedoor.crisis.notice;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.RailEvents.NoticeFileCame;
import org.onedoor.crisis.notice.RailEvents.NoticeFileSetAside;
import org.onedoor.crisis.notice.RailEvents.NoticeFileTaken;
import org.onedoor.crisis.notice.RailIntake.Means;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.RowRefused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** Files of rail notices: kept as they come, read, looked at, and confirmed before anything follows from them. */
@Service
public class RailFiles {
    /** Who sends them. */
    public static final UUID RAIL_POLICE = Organisation.idOfSlug("british-transport-police");

    /** As many rows as one file may have. */
    public static final int MOST = 2_000;

    private static final String FILE = "file of notices";

    private final Acts acts;
    private final Looks looks;
    private final NoticeFileRepository files;
    private final RailIntake intake;
    private final RailChanges changes;
    private final RailWeeks weeks;
    private final ImportRuns runs;
    private final DomainTime time;

    RailFiles(
            Acts acts,
            Looks looks,
            NoticeFileRepository files,
            RailIntake intake,
            RailChanges changes,
            RailWeeks weeks,
            ImportRuns runs,
            DomainTime time) {
        this.acts = acts;
        this.looks = looks;
        this.files = files;
        this.intake = intake;
        this.changes = changes;
        this.weeks = weeks;
        this.runs = runs;
        this.time = time;
    }

    /** A file as it stands, with its columns and each row that cannot be taken. */
    public record Shown(NoticeFile file, @Nullable RailHeadings headings, List<ImportRuns.Reject> rejects) {}

    /**
     * Keeps a file and reads it. A file that cannot be read is kept too, with what is wrong with it.
     *
     * @param last the last day it is about; a weekly one ends on a Friday
     * @throws Invalid when it is empty, or its day can be none
     */
    public UUID take(NoticeFile.Kind kind, LocalDate last, String name, byte[] content) {
        return take(kind, last, name, content, null);
    }

    /** The same. @param requestId of a machine: sent again it is one file, and with another body it is refused */
    private UUID take(NoticeFile.Kind kind, LocalDate last, String name, byte[] content, @Nullable String requestId) {
        Actor actor = require();
        check(kind, last, content);
        String sha256 = DigestUtils.sha256Hex(content);
        IdempotencyKey key = requestId == null
                ? null
                : new IdempotencyKey(
                        "rail:" + actor.accountId(), requestId, "%s %s %s".formatted(kind.code(), last, sha256));
        return acts.act(begin("Take in a file of rail notices", actor).once(key), UUID.class, act -> {
            NoticeFile known = files.same(RAIL_POLICE, kind, last, sha256).orElse(null);
            if (known != null) {
                return known.fileId();
            }
            Importing run = runs.begin("Rail notices, " + kind.code(), name, sha256);
            NoticeFile came = new NoticeFile(
                    RAIL_POLICE,
                    Ids.at(act.now()),
                    0,
                    kind,
                    name,
                    sha256,
                    kind.firstDay(last),
                    last,
                    run.importRunId(),
                    act.now(),
                    actor.name(),
                    NoticeFile.State.REVIEW,
                    null,
                    Map.of(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    null);
            NoticeFile read = read(came, content, run);
            files.insert(read, content, actor);
            act.happened(
                    new NoticeFileCame(read.fileId(), kind.code(), read.state().code()));
            weeks.arrived(act, read);
            return read.fileId();
        });
    }

    /**
     * A file that a machine sends. One of which every row can be read, is about the time the file is about, and puts in doubt
     * nothing that is in, is taken in at once; any other waits for a person, as one that is sent on the page does. Sent again it goes on where it stopped.
     *
     * @param requestId the sender's own of this one sending
     * @throws Invalid as {@link #take} does
     * @throws Refused when another file was sent under this number
     */
    public Shown send(NoticeFile.Kind kind, LocalDate last, String name, byte[] content, String requestId) {
        UUID fileId = take(kind, last, name, content, requestId);
        Shown read = look(fileId);
        if (!read.file().isPlain()) {
            return read;
        }
        try {
            confirm(fileId);
        } catch (Refused | StaleEdit quicker) { // the same sending again at this moment, or a person
            return look(fileId);
        }
        return look(fileId);
    }

    private void check(NoticeFile.Kind kind, LocalDate last, byte[] content) {
        if (content.length == 0) {
            throw new Invalid("file", "The file is empty. Choose another.");
        }
        LocalDate today = London.date(time.instant());
        if (kind == NoticeFile.Kind.WEEKLY && last.getDayOfWeek() != DayOfWeek.FRIDAY) {
            throw new Invalid("last", "A weekly file ends on a Friday, and %s is none".formatted(London.day(last)));
        }
        if (last.isAfter(today) || last.isBefore(today.minusYears(1))) {
            throw new Invalid("last", "The last day must be today or a day of the year before it");
        }
    }

    private static Actor require() {
        Actor actor = CurrentActor.get();
        boolean sender = actor.organisationId().equals(RAIL_POLICE);
        if (!sender && !actor.isSystem() && !actor.role().equals("navigator")) {
            throw new Forbidden(
                    "Files of rail notices come from British Transport Police.",
                    "They send them, or a navigator does who was given one.");
        }
        return actor;
    }

    private static Begin begin(String what, Actor actor) {
        Ask ask = actor.isSystem()
                ? Ask.function(Action.WRITE, RailActs.DATA)
                : Ask.item(
                        Action.WRITE,
                        RailActs.DATA,
                        new Subject.Organisation(RAIL_POLICE),
                        Set.of(actor.organisationId()));
        return Begin.on(what, ask, new Subject.Organisation(RAIL_POLICE)).making();
    }

    /** What of it can be read, before anything follows from it. */
    private NoticeFile read(NoticeFile file, byte[] content, Importing run) {
        try {
            RailText text = RailText.of(content);
            RailHeadings headings = text.headings(file.columns());
            if (!headings.problem().isEmpty()) {
                throw new Invalid("file", headings.problem());
            }
            int[] counts = {0, 0, 0, 0, 0};
            rows(file, text, headings, run, row -> {
                Means means = intake.means(file, row);
                LocalDate day = London.date(row.occurred());
                counts[0]++;
                counts[1] += means.changes() ? 1 : 0;
                counts[2] += means == Means.SAME ? 1 : 0;
                counts[3] += day.isBefore(file.from()) || day.isAfter(file.to()) ? 1 : 0;
                counts[4] += means.isDoubtful() ? 1 : 0;
                return means;
            });
            return file.read(run.importRunId(), NoticeFile.State.REVIEW, null, counts, run.rejected());
        } catch (Invalid wrong) {
            String problem = wrong.problems().values().iterator().next();
            return file.read(run.importRunId(), NoticeFile.State.REFUSED, problem, new int[5], 0);
        }
    }

    /** Reads each row; one that cannot be read is noted with its line, its reference and the reason. */
    private void rows(
            NoticeFile file, RailText text, RailHeadings headings, Importing run, Function<RailRow, Means> taken) {
        Instant now = time.instant();
        Set<String> seen = new HashSet<>();
        int[] lines = {0};
        CsvFile.of(file.name(), text.under(headings))
                .read(
                        run,
                        List.of(RailColumn.REFERENCE.heading()),
                        csv -> {
                            if (++lines[0] > MOST) {
                                throw new RowRefused("The file has more than %,d rows. Send the rest as another file."
                                        .formatted(MOST));
                            }
                            RailRow row = RailRow.of(csv, now);
                            if (!seen.add(row.key())) {
                                throw new RowRefused(
                                        "Column 'reference': An earlier row of this file has the same reference and time. One of the two is enough.");
                            }
                            switch (taken.apply(row)) {
                                case NEW -> run.added(1);
                                case MORE, BACK, OTHER -> run.changed(1);
                                case SAME -> run.unchanged(1);
                            }
                        },
                        raw -> ""); // the rest of a refused row is about somebody, and stands in the file itself
    }

    /** @throws NotFound when there is none, or it is another's */
    public Shown look(UUID fileId) {
        return looks.look("A file of rail notices", Ask.function(Action.READ, RailActs.DATA), _ -> {
            NoticeFile file = reach(fileId);
            return new Shown(file, headings(file), runs.rejects(file.runId()));
        });
    }

    private NoticeFile reach(UUID fileId) {
        Actor actor = CurrentActor.get();
        if (!isDesk(actor)) {
            throw new NotFound(FILE);
        }
        return files.find(RAIL_POLICE, fileId).orElseThrow(() -> new NotFound(FILE));
    }

    /** Whether somebody sends or receives such files: the police of the railway, and the centre. */
    public static boolean isDesk(Actor actor) {
        return actor.role().equals("navigator") || actor.organisationId().equals(RAIL_POLICE);
    }

    private @Nullable RailHeadings headings(NoticeFile file) {
        try {
            return RailText.of(files.content(file)).headings(file.columns());
        } catch (Invalid unreadable) {
            return null;
        }
    }

    /** The file as it came, byte for byte. */
    public byte[] original(UUID fileId) {
        return looks.look(
                "A file of rail notices as it came",
                Ask.function(Action.READ, RailActs.DATA),
                _ -> files.content(reach(fileId)));
    }

    public List<NoticeFile> latest() {
        return looks.look(
                "Files of rail notices",
                Ask.function(Action.READ, RailActs.DATA),
                _ -> isDesk(CurrentActor.get()) ? files.latest(RAIL_POLICE, 30) : List.of());
    }

    /** Somebody says which columns are meant; the file is read again as it came. @throws Invalid when none was chosen */
    public void columns(UUID fileId, Map<RailColumn, String> said) {
        change("Say which columns a file of rail notices has", fileId, (act, file) -> {
            if (said.isEmpty()) {
                throw new Invalid("columns", "Choose a column of the file for each that is missing");
            }
            Map<RailColumn, String> all = new EnumMap<>(RailColumn.class);
            all.putAll(file.columns());
            all.putAll(said);
            byte[] content = files.content(file);
            Importing run = runs.begin("Rail notices, " + file.kind().code(), file.name(), file.sha256());
            runs.resume(file.runId()).finish(); // that reading is over
            NoticeFile read = read(file.saying(all), content, run);
            files.update(read, null);
            act.happened(
                    new NoticeFileCame(fileId, file.kind().code(), read.state().code()));
        });
    }

    private interface Change {
        void apply(Act act, NoticeFile file);
    }

    private void change(String what, UUID fileId, Change change) {
        Actor actor = require();
        acts.act(begin(what, actor), act -> {
            NoticeFile file = files.find(RAIL_POLICE, fileId).orElseThrow(() -> new NotFound(FILE));
            if (!file.isOpen()) {
                throw new Refused(
                        "settled",
                        "This file was dealt with already: "
                                + file.state().label().toLowerCase(Locale.UK) + ".");
            }
            change.apply(act, file);
        });
    }

    /** Nothing of it is taken; it is kept as it came. */
    public void setAside(UUID fileId) {
        change("Set a file of rail notices aside", fileId, (act, file) -> {
            runs.resume(file.runId()).finish();
            NoticeFile after = file.settled(NoticeFile.State.SET_ASIDE, act.now(), 0, 0, file.same(), file.rejected());
            files.update(after, act.actor().accountId());
            act.happened(new NoticeFileSetAside(fileId));
            weeks.settled(act, after);
        });
    }

    /** Takes in what can be taken: each row is an act of its own, and one that is in already changes nothing. */
    public void confirm(UUID fileId) {
        Actor actor = require();
        NoticeFile file = files.find(RAIL_POLICE, fileId).orElseThrow(() -> new NotFound(FILE));
        if (file.state() != NoticeFile.State.REVIEW) {
            throw new Refused(
                    "settled",
                    "This file cannot be taken in: " + file.state().label().toLowerCase(Locale.UK) + ".");
        }
        RailText text = RailText.of(files.content(file));
        Importing run = runs.resume(file.runId());
        int[] lines = {0};
        rows(file, text, text.headings(file.columns()), run, row -> {
            Means done = intake.take(file, row, actor.organisationId());
            lines[0]++;
            return done;
        });
        change("Confirm a file of rail notices", fileId, (act, before) -> {
            run.finish();
            int added = changes.addedBy(fileId); // whoever else confirms it at this moment
            int changed = changes.changedBy(fileId);
            int same = lines[0] - added - changed;
            NoticeFile after = before.settled(NoticeFile.State.TAKEN, act.now(), added, changed, same, run.rejected());
            files.update(after, act.actor().accountId());
            act.happened(new NoticeFileTaken(fileId, added, same, run.rejected()));
            weeks.settled(act, after);
        });
    }
}
