package org.onedoor.record.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alerts;
import org.onedoor.record.HeldItem;
import org.onedoor.record.HeldItems;
import org.onedoor.record.OwnRecords;
import org.onedoor.record.Released;
import org.onedoor.record.Timeline;
import org.onedoor.record.TimelineEntry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Looking through somebody's record for them: each entry is shown, shown with words taken out, or kept back and why. */
@Controller
class ReleaseController {
    private static final int MOST = 100;

    private final HeldItems items;
    private final OwnRecords records;
    private final Timeline timeline;
    private final Alerts alerts;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    ReleaseController(
            OwnRecords records,
            Timeline timeline,
            Alerts alerts,
            People people,
            Looks looks,
            DomainTime time,
            HeldItems items) {
        this.items = items;
        this.records = records;
        this.timeline = timeline;
        this.alerts = alerts;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/people/{personId}/release")
    @Does(value = Action.WRITE, data = OwnRecords.RELEASE)
    String look(@PathVariable UUID personId, Model model) {
        return form(personId, Map.of(), Map.of(), model);
    }

    @PostMapping("/people/{personId}/release")
    @Does(value = Action.WRITE, data = OwnRecords.RELEASE)
    String decide(
            @PathVariable UUID personId,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        try {
            Set<UUID> left = new HashSet<>();
            List<Released> decisions = looks.look(
                    "Record looked through for the person", OwnRecords.release(Action.WRITE, personId), _ -> {
                        List<UUID> ids = people.linked(personId);
                        List<TimelineEntry> entries = entries(ids);
                        List<Released> made = entries.stream()
                                .flatMap(entry -> decision(entry, typed).stream())
                                .toList();
                        entries.forEach(entry -> left.add(entry.eventId()));
                        records.decided(ids).forEach(each -> left.remove(each.eventId()));
                        made.forEach(each -> left.remove(each.eventId()));
                        return made;
                    });
            records.decide(personId, decisions, left.isEmpty());
            redirect.addFlashAttribute(
                    "notice",
                    left.isEmpty()
                            ? "Decided. The person sees at once what is shown"
                            : "Decided. The person sees at once what is shown; %d entries are left"
                                    .formatted(left.size()));
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(personId, typed, e.problems(), model);
        }
        return "redirect:/people/" + personId + "/release";
    }

    private static List<Released> decision(TimelineEntry entry, Map<String, String> typed) {
        return Released.Decision.ofCode(typed.getOrDefault("decision-" + entry.eventId(), "")).stream()
                .map(decision -> new Released(
                        entry.eventId(),
                        decision,
                        kept(typed, "reason-" + entry.eventId()),
                        entry.title(),
                        kept(typed, "words-" + entry.eventId()),
                        entry.occurredAt(),
                        entry.organisation()))
                .toList();
    }

    private static @org.jspecify.annotations.Nullable String kept(Map<String, String> typed, String field) {
        String text = Writing.storable(typed.getOrDefault(field, "")).strip();
        return text.isEmpty() ? null : text;
    }

    private List<TimelineEntry> entries(List<UUID> ids) {
        return timeline.of(ids, null).stream().limit(MOST).toList();
    }

    private String form(UUID personId, Map<String, String> typed, Map<String, String> problems, Model model) {
        ReleasePage page = looks.look(
                "Record looked through for the person", OwnRecords.release(Action.WRITE, personId), shown -> {
                    List<UUID> ids = people.linked(personId);
                    shown.addAll(ids);
                    return new ReleasePage(
                            people.get(personId),
                            entries(ids),
                            records.decided(ids).stream()
                                    .collect(Collectors.toMap(Released::eventId, Function.identity(), (a, _) -> a)),
                            typed,
                            records.due(ids).map(London::day).orElse(null),
                            alerts.of(ids, Set.of()),
                            London.date(time.instant()));
                });
        model.addAttribute("title", "What the person sees of their record");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "record/release";
    }

    /** Where the task leads. */
    @GetMapping("/record-requests/{reference}")
    @Does(value = Action.WRITE, data = OwnRecords.RELEASE)
    String byReference(@PathVariable String reference) {
        UUID personId = items.find(reference)
                .map(HeldItem::personId)
                .orElseGet(() -> looks.absent("Request to see a record", Action.READ, OwnRecords.RELEASE));
        return looks.look(
                "Request to see a record",
                OwnRecords.release(Action.READ, personId),
                _ -> "redirect:/people/" + personId + "/release");
    }
}
