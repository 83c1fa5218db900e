package org.onedoor.crisis.notice.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.NoticeFile;
import org.onedoor.crisis.notice.RailColumn;
import org.onedoor.crisis.notice.RailFiles;
import org.onedoor.crisis.notice.RailNotice;
import org.onedoor.crisis.notice.RailNotices;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.SentName;
import org.onedoor.platform.web.TypedForm;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Rail notices: the files they come in, and those that wait for a person. */
@Controller
@RequestMapping("/notices/rail")
class RailController {
    private static final String SLOWER = "Somebody else dealt with this notice meanwhile. This is how it stands now.";

    private static final String SENT_BEFORE =
            "This was said before, and it stands as you said it: nothing was done twice. This is the notice as it is now.";

    private final RailFiles files;
    private final RailNotices notices;
    private final PlaceFilters places;
    private final DomainTime time;

    RailController(RailFiles files, RailNotices notices, PlaceFilters places, DomainTime time) {
        this.files = files;
        this.notices = notices;
        this.places = places;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = "rail-notice")
    String board(
            @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String group, Model model) {
        return board(TypedForm.nothing(), places.of(place), group, model);
    }

    private static List<@Nullable UUID> people(RailNotices.Board board) {
        List<@Nullable UUID> people = new ArrayList<>();
        board.matched().forEach(line -> people.add(line.notice().personId()));
        return people;
    }

    private String board(TypedForm typed, PlaceFilter place, String group, Model model) {
        Actor actor = CurrentActor.get();
        RailNotices.Board board = notices.board(place);
        model.addAttribute("title", "Rail notices");
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page",
                new RailBoardPage(
                        board,
                        files.latest(),
                        RailFiles.isDesk(actor),
                        actor.role(),
                        NoticeFile.Kind.WEEKLY.lastDay(London.date(time.instant())),
                        typed,
                        places.pick("/notices/rail", place, group, () -> people(board)),
                        time.instant()));
        return "crisis/notice/rail";
    }

    @PostMapping("/files")
    @Does(value = Action.WRITE, data = "rail-notice")
    String take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> form,
            Model model) {
        TypedForm typed = TypedForm.of(form);
        NoticeFile.Kind kind = typed.get("kind").equals("daily") ? NoticeFile.Kind.DAILY : NoticeFile.Kind.WEEKLY;
        LocalDate last = typed.date("last", "The last day it is about");
        if (file == null || file.isEmpty()) {
            typed.wrong("file", "Choose a file");
        }
        try {
            if (file == null || typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            LocalDate until = last == null ? kind.lastDay(London.date(time.instant())) : last;
            return "redirect:/notices/rail/files/"
                    + files.take(kind, until, SentName.of(file, "notices.csv"), file.getBytes());
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return board(typed, PlaceFilter.EVERYWHERE, "", model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/files/{id}")
    @Does(value = Action.READ, data = "rail-notice")
    String file(@PathVariable UUID id, Model model) {
        return file(id, TypedForm.nothing(), null, model);
    }

    private String file(UUID id, TypedForm typed, @Nullable String conflict, Model model) {
        RailFiles.Shown shown = files.look(id);
        model.addAttribute("title", "File " + shown.file().name());
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page",
                new RailFilePage(
                        shown, notices.ofFile(id), CurrentActor.get().role().equals("police"), typed, conflict));
        return "crisis/notice/file";
    }

    @PostMapping("/files/{id}/columns")
    @Does(value = Action.WRITE, data = "rail-notice")
    String columns(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        Map<RailColumn, String> said = new EnumMap<>(RailColumn.class);
        for (RailColumn column : RailColumn.values()) {
            String heading = typed.get(column.heading());
            if (!heading.isBlank()) {
                said.put(column, heading);
            }
        }
        return dealt(id, typed, model, () -> files.columns(id, said));
    }

    @PostMapping("/files/{id}/confirm")
    @Does(value = Action.WRITE, data = "rail-notice")
    String confirm(@PathVariable UUID id, Model model) {
        return dealt(id, TypedForm.nothing(), model, () -> files.confirm(id));
    }

    @PostMapping("/files/{id}/set-aside")
    @Does(value = Action.WRITE, data = "rail-notice")
    String setAside(@PathVariable UUID id, Model model) {
        return dealt(id, TypedForm.nothing(), model, () -> files.setAside(id));
    }

    private String dealt(UUID id, TypedForm typed, Model model, Runnable deed) {
        try {
            deed.run();
            return "redirect:/notices/rail/files/" + id;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return file(id, typed, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return file(id, typed, e.getMessage(), model);
        }
    }

    /** The file as it came, byte for byte. */
    @GetMapping("/files/{id}/original")
    @Does(value = Action.READ, data = "rail-notice")
    ResponseEntity<byte[]> original(@PathVariable UUID id) {
        byte[] content = files.original(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(files.look(id).file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    @GetMapping("/{number:RN-[A-Z0-9-]+}")
    @Does(value = Action.READ, data = "rail-notice")
    String one(@PathVariable String number, Model model) {
        return one(number, TypedForm.nothing(), null, model);
    }

    private String one(String number, TypedForm typed, @Nullable String conflict, Model model) {
        RailNotices.Seen seen = notices.look(number);
        model.addAttribute("title", "Rail notice " + seen.notice().number());
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", new RailNoticePage(seen, typed, conflict, time.instant()));
        return "crisis/notice/notice";
    }

    @PostMapping("/{number:RN-[A-Z0-9-]+}/match")
    @Does(value = Action.WRITE, data = "rail-notice")
    String match(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        return said(number, typed, model, notice -> standsAsSaid(typed, notice), () -> {
            if (typed.get("candidate").equals("none")) {
                List<UUID> shown = typed.all("shown").stream()
                        .map(RailController::uuid)
                        .filter(java.util.Objects::nonNull)
                        .toList();
                notices.nobody(number, NoticeDeeds.version(typed), shown);
            } else {
                notices.match(
                        number, NoticeDeeds.version(typed), uuid(typed.get("candidate")), typed.orNull("nhsNumber"));
            }
        });
    }

    @PostMapping("/{number:RN-[A-Z0-9-]+}/mistaken")
    @Does(value = Action.WRITE, data = "rail-notice")
    String mistaken(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        return said(
                number,
                typed,
                model,
                notice -> notice.personId() == null,
                () -> notices.mistaken(number, NoticeDeeds.version(typed), typed.get("why")));
    }

    private static boolean standsAsSaid(TypedForm typed, RailNotice notice) {
        return typed.get("candidate").equals("none")
                ? notice.state() == RailNotice.State.UNMATCHED
                : notice.personId() != null && notice.personId().equals(uuid(typed.get("candidate")));
    }

    /** @param stands whether what the form says is so already: then it was sent before, and was slower than itself */
    private String said(String number, TypedForm typed, Model model, Predicate<RailNotice> stands, Runnable deed) {
        return NoticeDeeds.said(
                "/notices/rail/" + number,
                SLOWER,
                typed,
                model,
                deed,
                conflict -> one(
                        number,
                        typed,
                        conflict != null && stands.test(notices.look(number).notice()) ? SENT_BEFORE : conflict,
                        model));
    }

    static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
