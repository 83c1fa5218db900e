package org.onedoor.programme.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.onedoor.platform.web.SentName;
import org.onedoor.programme.FileInReview;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanFile;
import org.onedoor.programme.PlanImports;
import org.onedoor.programme.PlanImports.Taken;
import org.onedoor.programme.PlanKind;
import org.onedoor.programme.PlanPermitted;
import org.onedoor.programme.PlanReach;
import org.onedoor.programme.Plans;
import org.onedoor.programme.SentOnce;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A plan's files: sent, reviewed with what was found, answered difference by difference, confirmed; and fetched again. */
@Controller
class PlanFilesController {
    private final PlanImports imports;
    private final SentOnce once;
    private final Plans plans;
    private final Looks looks;

    PlanFilesController(PlanImports imports, SentOnce once, Plans plans, Looks looks) {
        this.imports = imports;
        this.once = once;
        this.plans = plans;
        this.looks = looks;
    }

    @GetMapping("/plans/new")
    @Does(value = Action.WRITE, data = PlanReach.WHOLE)
    String ask(@RequestParam(required = false) @Nullable String of, Model model) {
        return form(of, PlanForm.nothing(), model);
    }

    private String form(@Nullable String of, PlanForm form, Model model) {
        Plan known = of == null || of.isBlank() ? null : plans.get(of);
        model.addAttribute(
                "page",
                looks.look(
                        "Read a plan in",
                        Ask.function(Action.WRITE, PlanReach.WHOLE),
                        _ -> new UploadPage(
                                known,
                                plans.all().stream()
                                        .filter(plan -> plan.edition() > 0)
                                        .filter(plan -> PlanPermitted.mayRun(plan, CurrentActor.get()))
                                        .toList(),
                                form)));
        model.addAttribute("title", known == null ? "Read a plan in" : "Read a newer file in");
        model.addAttribute("errors", form.problems());
        return "programme/upload";
    }

    /** {@code of} is the plan it is a newer file of; where the form asks for it, it is among what was typed. */
    @PostMapping("/plans")
    @Does(value = Action.WRITE, data = PlanReach.WHOLE)
    String take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        PlanForm form = PlanForm.of(fields);
        String code = form.orNull("of");
        String title = code == null ? form.orNull("title") : null;
        String settled = form.get("settled").isEmpty() ? null : code;
        try {
            if (file == null || file.isEmpty()) {
                throw new Invalid("file", "Choose the plan's file");
            }
            if (title != null) {
                Writing.limit("title", "The title", title, Writing.LINE);
            }
            PlanFile sent = new PlanFile(SentName.of(file, "plan"), file.getBytes());
            return switch (imports.take(
                    sent,
                    CurrentActor.get().organisationId(),
                    kind(form.get("kind")),
                    code,
                    title == null ? null : Writing.storable(title),
                    !form.get(FileInReview.REPLACING).isEmpty())) {
                case Taken.New(String made, int edition) -> "redirect:/plans/%s/files/%d".formatted(made, edition);
                case Taken.Differs(String known, int edition, var _) ->
                    "redirect:/plans/%s/files/%d".formatted(known, edition);
                case Taken.Same(String same) -> {
                    redirect.addFlashAttribute(
                            "notice", "The file says what the plan says already. Nothing was changed.");
                    yield "redirect:/plans/" + same;
                }
            };
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
        } catch (Refused e) {
            form.problems().putIfAbsent("file", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        return form(settled, form, model);
    }

    /** None when the file's own shape is to say. */
    private static @Nullable PlanKind kind(@Nullable String chosen) {
        return Arrays.stream(PlanKind.values())
                .filter(kind -> kind.code().equals(chosen))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/plans/{code}/files/{edition:[0-9]{1,6}}")
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    String review(@PathVariable String code, @PathVariable int edition, Model model) {
        return review(code, edition, null, model);
    }

    private String review(String code, int edition, @Nullable String conflict, Model model) {
        ReviewPage page = looks.look("File of plan " + code, Ask.function(Action.READ, PlanReach.WHOLE), _ -> {
            PlanImports.Review review = imports.review(code, edition);
            return new ReviewPage(review, PlanPermitted.mayRun(review.plan(), CurrentActor.get()), conflict);
        });
        model.addAttribute("title", "Review: " + page.review().fileName());
        model.addAttribute("page", page);
        return "programme/review";
    }

    /** {@code which} is the place of one difference, or {@code all} for those without an answer. */
    @PostMapping("/plans/{code}/files/{edition:[0-9]{1,6}}/answer")
    @Does(value = Action.WRITE, data = PlanReach.WHOLE)
    String answer(
            @PathVariable String code,
            @PathVariable int edition,
            @RequestParam String which,
            @RequestParam String answer,
            @RequestParam MultiValueMap<String, String> fields,
            Model model) {
        return attempt(
                "Answer a plan's difference",
                code,
                edition,
                PlanForm.of(fields),
                model,
                "#d-" + which,
                () -> imports.answer(
                        code,
                        edition,
                        which.matches("[0-9]{1,6}") ? Integer.parseInt(which) : -1,
                        answer.equals("accept")));
    }

    @PostMapping("/plans/{code}/files/{edition:[0-9]{1,6}}/confirm")
    @Does(value = Action.WRITE, data = PlanReach.WHOLE)
    String confirm(
            @PathVariable String code,
            @PathVariable int edition,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        String next = attempt(
                "Confirm a plan's file",
                code,
                edition,
                PlanForm.of(fields),
                model,
                "",
                () -> imports.confirm(code, edition));
        if (next.startsWith("redirect:")) {
            redirect.addFlashAttribute("notice", "The file is confirmed. This is the plan now.");
            return "redirect:/plans/" + code;
        }
        return next;
    }

    @PostMapping("/plans/{code}/files/{edition:[0-9]{1,6}}/set-aside")
    @Does(value = Action.WRITE, data = PlanReach.WHOLE)
    String setAside(
            @PathVariable String code,
            @PathVariable int edition,
            @RequestParam MultiValueMap<String, String> fields,
            Model model) {
        String next = attempt(
                "Set a plan's file aside",
                code,
                edition,
                PlanForm.of(fields),
                model,
                "",
                () -> imports.setAside(code, edition));
        return next.startsWith("redirect:") ? "redirect:/plans" : next;
    }

    private String attempt(
            String what, String code, int edition, PlanForm form, Model model, String anchor, Runnable act) {
        try {
            once.act(what, code, form.once("%s %s %d".formatted(what, code, edition)), () -> {
                act.run();
                return "";
            });
            return "redirect:/plans/%s/files/%d%s".formatted(code, edition, anchor);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return review(code, edition, form.refused(e), model);
        }
    }

    /** The file byte for byte as it came. */
    @GetMapping("/plans/{code}/files/{edition:[0-9]{1,6}}/original")
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    ResponseEntity<byte[]> original(@PathVariable String code, @PathVariable int edition) {
        PlanFile file = looks.look("File of plan " + code, Ask.function(Action.READ, PlanReach.WHOLE), _ -> {
            Plan plan = plans.get(code);
            return plans.file(plan, edition);
        });
        return download(file);
    }

    /** The file written again from its cells as they are kept: byte for byte the one that came, where that was text. */
    @GetMapping("/plans/{code}/files/{edition:[0-9]{1,6}}/rewritten")
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    ResponseEntity<byte[]> rewritten(@PathVariable String code, @PathVariable int edition) {
        String text = looks.look(
                "File of a plan, written again",
                Ask.function(Action.READ, PlanReach.WHOLE),
                _ -> plans.rewritten(plans.get(code), edition));
        return saved(code + ".txt", MediaType.APPLICATION_OCTET_STREAM, text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/plans/{code}/evidence/{id}")
    @Does(value = Action.READ, data = "plan")
    ResponseEntity<byte[]> evidence(@PathVariable String code, @PathVariable UUID id) {
        return download(looks.look("Evidence of plan " + code, Ask.function(Action.READ, "plan"), _ -> {
            Plan plan = plans.get(code);
            boolean theirs = !PlanReach.isLimited(CurrentActor.get())
                    || plans.actions(plan).stream()
                            .filter(action -> PlanReach.concerns(action, CurrentActor.get()))
                            .anyMatch(action -> plans.evidence(action).stream()
                                    .anyMatch(each -> each.evidenceId().equals(id)));
            if (!theirs) {
                throw new NotFound("file");
            }
            return plans.evidenceFile(plan, id);
        }));
    }

    /** Never shown in the browser: a file somebody sent is only ever saved. */
    private static ResponseEntity<byte[]> download(PlanFile file) {
        return saved(file.name(), MediaType.APPLICATION_OCTET_STREAM, file.content());
    }

    /** A file to be saved under a name. */
    static ResponseEntity<byte[]> saved(String name, MediaType media, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(media)
                .body(content);
    }
}
