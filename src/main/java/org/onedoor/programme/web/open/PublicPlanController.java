package org.onedoor.programme.web.open;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.web.SiteAddress;
import org.onedoor.programme.publishing.Feedback;
import org.onedoor.programme.publishing.PlanSources;
import org.onedoor.programme.publishing.PublicPlan;
import org.onedoor.programme.publishing.PublicShelf;
import org.onedoor.programme.publishing.PublicShelf.Found;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** Published plans for everybody: as pages, as a table and as a feed. */
@Controller
@Does(value = Action.READ, data = "open")
class PublicPlanController {
    /** Pages of another build must not count as the same. */
    private static final String BUILD = UUID.randomUUID().toString().substring(0, 8);

    private static final String KEEP_A_MINUTE = "public, max-age=60";
    private static final List<String> SHOWS = List.of("all", "late", "done", "news", "unsaid");

    private final PublicShelf shelf;
    private final SiteAddress site;

    PublicPlanController(PublicShelf shelf, SiteAddress site) {
        this.shelf = shelf;
        this.site = site;
    }

    @GetMapping("/plan")
    String plans(Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, KEEP_A_MINUTE);
        model.addAttribute("title", "Plans for everyone");
        model.addAttribute("page", new PublicPlansPage(shelf.all()));
        return "programme/open/plans";
    }

    @GetMapping("/plan/{code}")
    @Nullable
    String plan(
            @PathVariable String code,
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(defaultValue = "") String led,
            Model model,
            WebRequest request,
            HttpServletResponse response) {
        return page(code, 0, show, led, model, request, response);
    }

    @GetMapping("/plan/{code}/versions/{version:[0-9]{1,6}}")
    @Nullable
    String version(
            @PathVariable String code,
            @PathVariable int version,
            Model model,
            WebRequest request,
            HttpServletResponse response) {
        return page(code, Math.max(version, 1), "all", "", model, request, response);
    }

    private @Nullable String page(
            String code,
            int version,
            String show,
            String led,
            Model model,
            WebRequest request,
            HttpServletResponse response) {
        return switch (shelf.find(code, version)) {
            case Found.Nothing() -> throw new NotFound("plan");
            case Found.Withdrawn withdrawn -> gone(withdrawn, model);
            case Found.Open(PublicPlan plan, var versions, boolean newest) -> {
                List<Feedback> heard = newest ? shelf.heard(code) : List.of();
                response.setHeader(HttpHeaders.CACHE_CONTROL, KEEP_A_MINUTE);
                if (request.checkNotModified("%s-%d-%d-%x-%s-%x"
                        .formatted(
                                BUILD,
                                plan.version(),
                                versions.size(),
                                heard.hashCode(),
                                SHOWS.contains(show) ? show : "all",
                                led.hashCode()))) {
                    yield null;
                }
                model.addAttribute("title", plan.title());
                model.addAttribute(
                        "page",
                        new PublicPlanPage(
                                plan,
                                versions,
                                newest,
                                heard,
                                SHOWS.contains(show) ? show : "all",
                                led.strip(),
                                PlanSources.of(code),
                                false));
                yield "programme/open/plan";
            }
        };
    }

    static String gone(Found.Withdrawn withdrawn, Model model) {
        model.addAttribute("status", HttpStatus.GONE);
        model.addAttribute("title", "This plan was taken down");
        model.addAttribute("page", new WithdrawnPage(withdrawn.title(), withdrawn.on(), withdrawn.reason()));
        return "programme/open/withdrawn";
    }

    @GetMapping("/plan/{code}/actions.csv")
    ResponseEntity<byte[]> table(@PathVariable String code) {
        return file(
                code,
                open -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, KEEP_A_MINUTE)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(
                                                "%s-version-%d.csv"
                                                        .formatted(
                                                                code,
                                                                open.plan().version()),
                                                StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                        .body(PlanCsv.of(open.plan())));
    }

    @GetMapping("/plan/{code}/feed")
    ResponseEntity<byte[]> feed(@PathVariable String code) {
        String base = site.get();
        return file(
                code,
                open -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, KEEP_A_MINUTE)
                        .contentType(MediaType.APPLICATION_ATOM_XML)
                        .body(PlanFeed.of(open.plan(), open.versions(), base)));
    }

    private ResponseEntity<byte[]> file(
            String code, java.util.function.Function<Found.Open, ResponseEntity<byte[]>> answer) {
        return switch (shelf.find(code)) {
            case Found.Nothing() -> throw new NotFound("plan");
            case Found.Withdrawn withdrawn ->
                ResponseEntity.status(HttpStatus.GONE)
                        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                        .body(("This plan was taken down. " + withdrawn.reason()).getBytes(StandardCharsets.UTF_8));
            case Found.Open open -> answer.apply(open);
        };
    }
}
