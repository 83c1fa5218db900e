package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.DoorEntry.Said;
import org.onedoor.frontdoor.MovingIn.Origin;
import org.onedoor.frontdoor.MovingIn.Standing;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.RowRefused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.Plausible;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Files of referrals: new ones for the centre, or those a team has open in another system and moves in with. Each line is
 * an act of its own; a bad line is refused with its number, column and reason, and the rest goes in.
 */
@org.springframework.stereotype.Service
public class ReferralFiles {
    /** As many lines as one file may have. */
    public static final int MOST = 20_000;

    private static final String DIFFERS =
            "Column 'reference': It was read in before, and the line said other things then. Nothing was changed: change it in OneDoor.";

    private static final String NEW_BEFORE =
            "It was sent to the centre before, as a new referral with the same words, so it is not read in a second time. Take the line out and ask the centre to offer it to you, or withdraw it and send the file again.";

    private static final String OPEN_BEFORE =
            "A team of yours has it already: it was read in among those it has open, with the same words. Take the line out.";

    private final MovingIn moving;
    private final Services services;
    private final Organisations organisations;
    private final ImportRuns runs;
    private final DomainTime time;

    ReferralFiles(MovingIn moving, Services services, Organisations organisations, ImportRuns runs, DomainTime time) {
        this.moving = moving;
        this.services = services;
        this.organisations = organisations;
        this.runs = runs;
        this.time = time;
    }

    /** What became of a file. */
    public record Loaded(UUID runId, int added, int unchanged, int rejected) {}

    /** The columns a file must have, and those it may have. */
    public static List<String> columns() {
        return FileRow.COLUMNS;
    }

    public static List<String> mayHave() {
        return FileRow.OPTIONAL;
    }

    /** Who acts when a command loads a team's referrals. */
    public static Actor mover(Team team) {
        return new Actor(
                Actor.SYSTEM.accountId(),
                Actor.SYSTEM.name(),
                Actor.SYSTEM.role(),
                team.organisationId(),
                team.id(),
                null);
    }

    /** The kind of run that files of an organisation or team are kept under, so that its own people can look at it. */
    public static String kind(UUID whose) {
        return "referrals of " + whose;
    }

    /** Reads new referrals for the centre. @throws Invalid when no line can be read */
    public Loaded sent(CsvFile file, UUID organisationId, Door door) {
        List<String> beside = organisations.teamsOf(organisationId).stream()
                .map(team -> kind(team.id()))
                .toList();
        Source source = new Source(organisationId, file.name(), door, beside);
        return read(file, organisationId, OPEN_BEFORE, row -> line(row, source, null));
    }

    /** Reads the referrals a team has open, which stay with it. @throws Invalid when no line can be read */
    public Loaded movedIn(CsvFile file, Team team) {
        List<Service> own = services.ofTeam(team.id());
        if (own.isEmpty()) {
            throw new Invalid(
                    "team",
                    "%s has no service in the directory, so nothing can be referred to it.".formatted(team.name()));
        }
        Actor actor = CurrentActor.get();
        Door door = actor.isSystem() ? Door.TEAM : Door.ownOf(actor);
        Source source = new Source(team.id(), file.name(), door, List.of(kind(team.organisationId())));
        return read(file, team.id(), NEW_BEFORE, row -> line(row, source, own));
    }

    /** Whose file it is and by which door it came. @param beside as whose else the same file may have been read */
    private record Source(UUID whose, String fileName, Door door, List<String> beside) {}

    private interface Line {
        MovingIn.Came take(CsvRow row);
    }

    private Loaded read(CsvFile file, UUID whose, String isBeside, Line line) {
        Importing importing = runs.begin(kind(whose), file.name(), file.sha256());
        Set<String> seen = new HashSet<>();
        int[] lines = {0};
        int[] same = {0};
        Map<String, String> found = new HashMap<>();
        try {
            file.read(
                    importing,
                    FileRow.COLUMNS,
                    row -> {
                        if (++lines[0] > MOST) {
                            throw new RowRefused(
                                    "The file has more than %,d lines. Send the rest as another file.".formatted(MOST));
                        }
                        String reference = new FileRow(row).reference();
                        found.put(row.raw(), reference);
                        if (!seen.add(reference)) {
                            throw new RowRefused(
                                    "Column 'reference': An earlier line of this file has the same one. Keep one of the two.");
                        }
                        switch (line.take(row)) {
                            case NEW -> importing.added(1);
                            case SAME -> {
                                importing.unchanged(1);
                                same[0]++;
                            }
                            case DIFFERS -> throw new RowRefused(DIFFERS);
                            case BESIDE -> throw new RowRefused(isBeside);
                        }
                        importing.keep();
                    },
                    raw -> found.getOrDefault(raw, "")); // the rest of a refused line is about somebody's health
        } catch (Invalid noLine) {
            importing.finish();
            throw noLine;
        }
        importing.finish(); // cut off by anything else, it stays a run that has not ended, and its page says so
        return new Loaded(importing.importRunId(), importing.added(), same[0], importing.rejected());
    }

    private MovingIn.Came line(CsvRow csv, Source source, @Nullable List<Service> own) {
        FileRow row = new FileRow(csv);
        Instant now = time.instant();
        Instant received = row.received();
        Standing standing = own == null ? null : standing(row, own, received, now);
        Submission submission = new Submission(
                row.details(),
                null,
                source.door(),
                row.priority(),
                received,
                standing == null ? asked(row) : standing.service().id(),
                row.needs(services.needs()),
                Optional.ofNullable(row.text("reason")).orElse(""),
                row.text("risk"),
                row.consent(),
                false);
        Origin origin = new Origin(kind(source.whose()), row.reference(), row.digest(), source.beside());
        DoorEntry entry = entry(row, source.fileName());
        try {
            try {
                return moving.take(origin, submission, entry, standing);
            } catch (DuplicateKeyException another) {
                return moving.take(
                        origin, submission, entry, standing); // it is in by now, from the same file sent twice
            }
        } catch (Invalid invalid) {
            throw new RowRefused(sentences(invalid));
        } catch (Refused refused) {
            throw new RowRefused(Objects.requireNonNull(refused.getMessage()));
        } catch (DuplicateKeyException another) {
            throw new RowRefused("Column 'reference': It is being read in from another file at this moment.");
        } catch (TransientDataAccessException busy) {
            throw new RowRefused("It could not be stored at this moment. Send the whole file again.");
        }
    }

    private static String sentences(Invalid invalid) {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, String> problem : invalid.problems().entrySet()) {
            all.add("Column '%s': %s.".formatted(FileRow.column(problem.getKey()), problem.getValue()));
        }
        return String.join(" ", all);
    }

    private @Nullable UUID asked(FileRow row) {
        String said = row.text("service");
        return said == null
                ? null
                : named(services.all(), said)
                        .map(Service::id)
                        .orElseThrow(
                                () -> new RowRefused(
                                        "Column 'service': No service has this name or code. Leave it empty if you are not sure."));
    }

    private static Standing standing(FileRow row, List<Service> own, Instant received, Instant now) {
        String said = row.text("service");
        Service service = said == null && own.size() == 1
                ? own.getFirst()
                : Optional.ofNullable(said)
                        .flatMap(name -> named(own, name))
                        .orElseThrow(() -> new RowRefused("Column 'service': Write one of the team's services: %s."
                                .formatted(String.join(
                                        ", ", own.stream().map(Service::name).toList()))));
        Instant accepted = row.moment("accepted");
        if (accepted == null) {
            return new Standing(service, received);
        }
        String wrong = Plausible.notHappened("When it was accepted", accepted, now);
        if (wrong != null || accepted.isBefore(received)) {
            throw new RowRefused(
                    "Column 'accepted': %s.".formatted(wrong == null ? "It cannot be before it was received" : wrong));
        }
        return new Standing(service, accepted);
    }

    private static Optional<Service> named(List<Service> services, String said) {
        String name = said.toLowerCase(Locale.UK);
        return services.stream()
                .filter(service -> service.code().equals(name)
                        || service.name().toLowerCase(Locale.UK).equals(name))
                .findFirst();
    }

    private static DoorEntry entry(FileRow row, String fileName) {
        List<Said> said = new ArrayList<>();
        said.add(new Said("Reference in the file", row.reference()));
        said.add(new Said("File", fileName));
        String referrer = row.text("referrer");
        if (referrer != null) {
            said.add(new Said("Who referred, as the file says", referrer));
        }
        return new DoorEntry("file", said, true, null);
    }
}
