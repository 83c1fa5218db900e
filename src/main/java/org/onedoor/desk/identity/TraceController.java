package org.onedoor.desk.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.desk.identity.TracePage.Typed;
import org.onedoor.people.NationalService;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.Trace;
import org.onedoor.people.Trace.State;
import org.onedoor.people.TraceDifferences;
import org.onedoor.people.TraceField;
import org.onedoor.people.Traces;
import org.onedoor.people.Traces.Seen;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.SentBefore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Traces somebody on the national service: what was sent, what came back beside our record, and what a person decides. */
@Controller
@Does(value = Action.WRITE, data = Tracing.DATA)
class TraceController {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Tracing tracing;
    private final NationalService service;
    private final Traces traces;
    private final TraceDifferences differences;
    private final People people;
    private final Accounts accounts;
    private final Looks looks;
    private final DomainTime time;

    TraceController(
            Tracing tracing,
            NationalService service,
            Traces traces,
            TraceDifferences differences,
            People people,
            Accounts accounts,
            Looks looks,
            DomainTime time) {
        this.tracing = tracing;
        this.service = service;
        this.traces = traces;
        this.differences = differences;
        this.people = people;
        this.accounts = accounts;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/people/{personId}/trace")
    String show(@PathVariable UUID personId, Model model) {
        return page(personId, newKey(), Typed.NOTHING, Map.of(), model);
    }

    @PostMapping("/people/{personId}/trace")
    String ask(
            @PathVariable UUID personId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String by,
            Model model) {
        String sent = key.isBlank() ? newKey() : key;
        try {
            if (!Set.of("number", "details").contains(by)) {
                throw new Invalid("by", "Choose whether to ask by the number or by name and date of birth");
            }
            tracing.trace(personId, by.equals("number"), once("trace:" + sent, by));
        } catch (Invalid e) {
            return wrong(HttpStatus.UNPROCESSABLE_ENTITY, personId, sent, Typed.NOTHING, e.problems(), model);
        } catch (Refused e) {
            return sentBefore(personId, Typed.NOTHING, "by", e, model);
        }
        return "redirect:/people/" + personId + "/trace";
    }

    @PostMapping("/people/{personId}/trace/decide")
    String decide(
            @PathVariable UUID personId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(required = false) @Nullable List<String> take,
            @RequestParam(defaultValue = "") String traceId,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String trace,
            Model model,
            RedirectAttributes redirect) {
        String sent = key.isBlank() ? newKey() : key;
        Typed typed = new Typed(verdict, take == null ? Set.of() : new TreeSet<>(take));
        try {
            Seen seen = seen(traceId, person, trace);
            IdempotencyKey once = once("trace-decide:" + sent, traceId + verdict + new TreeSet<>(typed.take()));
            switch (verdict) {
                case "same" -> {
                    boolean theirs = tracing.same(personId, seen, chosen(typed), once);
                    redirect.addFlashAttribute(
                            "notice",
                            theirs
                                    ? "The NHS number is verified"
                                    : "Another record here has this NHS number. Nothing was changed, and the centre is asked to compare the two");
                }
                case "not-same" -> {
                    tracing.notSame(personId, seen, once);
                    redirect.addFlashAttribute(
                            "notice", "Recorded: the answer was about somebody else. It is not kept");
                }
                default ->
                    throw new Invalid(
                            "verdict",
                            "Choose whether this is the same person. If you cannot tell, leave the page: nothing changes");
            }
        } catch (Invalid e) {
            return wrong(HttpStatus.UNPROCESSABLE_ENTITY, personId, sent, typed, e.problems(), model);
        } catch (StaleEdit e) {
            model.addAttribute("slower", true);
            return wrong(HttpStatus.CONFLICT, personId, newKey(), typed, Map.of(), model);
        } catch (Refused e) {
            return sentBefore(personId, typed, "verdict", e, model);
        }
        return "redirect:/people/" + personId;
    }

    private static Seen seen(String traceId, String person, String trace) {
        if (!UUID_TEXT.matcher(traceId).matches() || !(person + trace).matches("[0-9]{2,30}")) {
            throw new StaleEdit("trace");
        }
        try {
            return new Seen(UUID.fromString(traceId), Long.parseLong(person), Long.parseLong(trace));
        } catch (NumberFormatException e) {
            throw new StaleEdit("trace");
        }
    }

    private static Set<TraceField> chosen(Typed typed) {
        Set<TraceField> chosen = EnumSet.noneOf(TraceField.class);
        for (String code : typed.take()) {
            chosen.add(TraceField.ofCode(code)
                    .orElseThrow(() -> new Invalid("take", "Choose from the details that differ")));
        }
        return chosen;
    }

    private String sentBefore(UUID personId, Typed typed, String field, Refused e, Model model) {
        return wrong(HttpStatus.CONFLICT, personId, newKey(), typed, Map.of(field, SentBefore.words(e)), model);
    }

    private String wrong(
            HttpStatus status, UUID personId, String key, Typed typed, Map<String, String> problems, Model model) {
        model.addAttribute("status", status);
        return page(personId, key, typed, problems, model);
    }

    private String page(UUID personId, String key, Typed typed, Map<String, String> problems, Model model) {
        TracePage page = looks.look("Trace on the national service", Tracing.ask(personId), _ -> {
            Person person = people.get(personId);
            Optional<Trace> trace = traces.newest(personId);
            Optional<Trace> found = trace.filter(each -> each.state() == State.FOUND);
            return new TracePage(
                    person,
                    service.isOn(),
                    trace.orElse(null),
                    trace.flatMap(each -> accounts.find(each.askedBy()))
                            .map(Accounts.Account::displayName)
                            .orElse("OneDoor"),
                    found.map(each -> differences.of(person, each, London.date(time.instant())))
                            .orElse(List.of()),
                    found.map(each -> Traces.against(person, each)).orElse(null),
                    Traces.hasNumber(person),
                    Traces.missing(person),
                    typed,
                    key,
                    time.instant());
        });
        model.addAttribute("title", "Trace on the national service");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/identity/trace";
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static IdempotencyKey once(String name, String said) {
        return new IdempotencyKey(CurrentActor.get().accountId().toString(), name, DigestUtils.sha256Hex(said));
    }
}
