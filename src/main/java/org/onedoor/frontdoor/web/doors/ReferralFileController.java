package org.onedoor.frontdoor.web.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.ReferralFiles;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.SentName;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Referrals in a file: new ones for the centre, or those a team has open elsewhere and moves in with. */
@Controller
@RequestMapping("/referrals/file")
@Does(value = Action.WRITE, data = "referral")
class ReferralFileController {
    /** As many files as the page tells of. */
    private static final int SHOWN = 10;

    private static final String OPEN = "open";
    private static final Set<String> KINDS = Set.of("new", OPEN);

    private final ReferralFiles files;
    private final ImportRuns runs;
    private final Organisations organisations;
    private final Services services;
    private final Centre centre;
    private final Looks looks;
    private final DomainTime time;

    ReferralFileController(
            ReferralFiles files,
            ImportRuns runs,
            Organisations organisations,
            Services services,
            Centre centre,
            Looks looks,
            DomainTime time) {
        this.files = files;
        this.runs = runs;
        this.organisations = organisations;
        this.services = services;
        this.centre = centre;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping
    String choose(Model model) {
        return form(null, Map.of(), model);
    }

    /** @param what the kind of file that was chosen @param problems by field */
    private String form(@Nullable String what, Map<String, String> problems, Model model) {
        return looks.look("Form for a file of referrals", Ask.function(Action.WRITE, "referral"), _ -> {
            if (!problems.isEmpty()) {
                model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            }
            model.addAttribute("title", "Send referrals as a file");
            model.addAttribute("errors", problems);
            model.addAttribute(
                    "page",
                    new ReferralFilePage(
                            team(CurrentActor.get()).map(Team::name).orElse(null),
                            ReferralFiles.columns(),
                            ReferralFiles.mayHave(),
                            what,
                            problems,
                            runs.latest(kinds(CurrentActor.get()), SHOWN),
                            time.instant()));
            return "frontdoor/doors/file";
        });
    }

    /** Under which the files of somebody's team and organisation are kept. */
    private static List<String> kinds(Actor actor) {
        String organisation = ReferralFiles.kind(actor.organisationId());
        UUID team = actor.teamId();
        return team == null ? List.of(organisation) : List.of(ReferralFiles.kind(team), organisation);
    }

    /** The team that may move in: the actor's own, when it has a service and is not the centre. */
    private Optional<Team> team(Actor actor) {
        return Optional.ofNullable(actor.teamId())
                .filter(team -> !team.equals(centre.owner().teamId())
                        && !services.ofTeam(team).isEmpty())
                .flatMap(organisations::team);
    }

    @PostMapping
    String read(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String what,
            Model model) {
        Actor actor = CurrentActor.get();
        Optional<Team> own = looks.look("File of referrals", Ask.function(Action.WRITE, "referral"), _ -> team(actor));
        Map<String, String> problems = new LinkedHashMap<>();
        if (own.isPresent() && !KINDS.contains(Objects.requireNonNullElse(what, ""))) {
            problems.put("what", "Choose what is in the file");
        }
        if (file == null || file.isEmpty()) {
            problems.put("file", "Choose a file");
        }
        if (file == null || !problems.isEmpty()) {
            return form(what, problems, model);
        }
        Team team = OPEN.equals(what) ? own.orElse(null) : null;
        try {
            CsvFile csv = CsvFile.sent(SentName.of(file, "referrals.csv"), file.getBytes());
            ReferralFiles.Loaded loaded = team == null
                    ? files.sent(csv, actor.organisationId(), Door.ownOf(actor))
                    : files.movedIn(csv, team);
            return "redirect:/referrals/file/" + loaded.runId();
        } catch (Invalid e) {
            return form(what, Map.of("file", e.getMessage()), model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What became of a file: for the team or organisation that sent it, and nobody else. */
    @GetMapping("/{runId}")
    @Does(value = Action.READ, data = "referral")
    String show(@PathVariable UUID runId, Model model) {
        Actor actor = CurrentActor.get();
        ReferralFileResult result =
                looks.look("What became of a file of referrals", Ask.function(Action.READ, "referral"), _ -> {
                    ImportRuns.Run run = Optional.ofNullable(actor.teamId())
                            .flatMap(team -> runs.find(runId, ReferralFiles.kind(team)))
                            .or(() -> runs.find(runId, ReferralFiles.kind(actor.organisationId())))
                            .orElseThrow(() -> new NotFound("file"));
                    return new ReferralFileResult(run, runs.rejects(runId), time.instant());
                });
        model.addAttribute("title", "What became of " + result.run().fileName());
        model.addAttribute("page", result);
        return "frontdoor/doors/fileResult";
    }
}
