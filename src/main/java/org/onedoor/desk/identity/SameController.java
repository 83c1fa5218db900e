package org.onedoor.desk.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.desk.identity.ComparePage.Typed;
import org.onedoor.desk.identity.Identities.Two;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.Link;
import org.onedoor.people.LocalIdentifiers;
import org.onedoor.people.LocalIdentifiers.LocalIdentifier;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.SamePeople;
import org.onedoor.people.SamePeople.Said;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.StaleEdit;
import org.onedoor.record.PartedRecords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person or two: the queue, two records side by side, and what becomes of it. */
@Controller
class SameController {
    private static final String IDENTITY = Identities.IDENTITY;
    private static final Pattern REFERENCE = Pattern.compile("OD-[0-9A-Z]{4}-[0-9A-Z]{4}");

    private final Identities identities;
    private final Comparison comparison;
    private final People people;
    private final SamePeople same;
    private final LocalIdentifiers numbers;
    private final Referrals referrals;
    private final PartedRecords parted;
    private final Looks looks;

    SameController(
            Identities identities,
            Comparison comparison,
            People people,
            SamePeople same,
            LocalIdentifiers numbers,
            Referrals referrals,
            PartedRecords parted,
            Looks looks) {
        this.identities = identities;
        this.comparison = comparison;
        this.people = people;
        this.same = same;
        this.numbers = numbers;
        this.referrals = referrals;
        this.parted = parted;
        this.looks = looks;
    }

    @GetMapping("/people/review")
    @Does(value = Action.READ, data = IDENTITY)
    String queue(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute(
                "page",
                looks.look(
                        "Who may be one person",
                        Ask.function(Action.READ, IDENTITY),
                        shown -> identities.queue(page, shown)));
        model.addAttribute("title", "One person or two?");
        return "desk/identity/queue";
    }

    @GetMapping("/people/{personId}/same")
    @Does(value = Action.READ, data = IDENTITY)
    String near(@PathVariable UUID personId, Model model) {
        return near(personId, "", Map.of(), model);
    }

    /** Another record, by its NHS number, its number in another system, or the number of one of its referrals. */
    @PostMapping("/people/{personId}/same")
    @Does(value = Action.READ, data = IDENTITY)
    String find(@PathVariable UUID personId, @RequestParam(defaultValue = "") String number, Model model) {
        Optional<UUID> referred = ofReferral(number.strip().toUpperCase(Locale.ROOT));
        List<UUID> found = looks.look("Find a record by its number", Identities.ask(Action.READ, personId), shown -> {
            List<UUID> all = Stream.concat(referred.stream(), holders(number.strip()).stream())
                    .filter(id -> !id.equals(personId))
                    .distinct()
                    .filter(id -> isOpenTo(personId, id))
                    .toList();
            shown.addAll(all);
            return all;
        });
        return found.size() != 1
                ? near(
                        personId,
                        number,
                        Map.of(
                                "number",
                                number.isBlank()
                                        ? "Enter a number of the other record"
                                        : "No other record that you may compare has this number. Check it, or refer the person to begin a relationship with them"),
                        model)
                : "redirect:/people/" + personId + "/same/" + found.getFirst();
    }

    private Optional<UUID> ofReferral(String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(referrals.look(reference, Referral::personId));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    private boolean isOpenTo(UUID personId, UUID otherId) {
        try {
            identities.other(personId, otherId);
            return true;
        } catch (NotFound e) {
            return false;
        }
    }

    private List<UUID> holders(String number) {
        List<UUID> found = new ArrayList<>();
        String digits = number.replaceAll("[\\s-]", "");
        if (NhsNumber.problem(digits) == null) {
            people.byNhsNumber(new NhsNumber(digits)).map(Person::personId).ifPresent(found::add);
        }
        numbers.withValue(number).stream().map(LocalIdentifier::personId).forEach(found::add);
        return found;
    }

    private String near(UUID personId, String typed, Map<String, String> problems, Model model) {
        NearPage page = looks.look(
                "Who a record may be as well",
                Identities.ask(Action.READ, personId),
                shown -> identities.near(personId, typed, shown));
        model.addAttribute("title", "Is this record of somebody who is known already?");
        model.addAttribute("errors", problems);
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("page", page);
        return "desk/identity/near";
    }

    @GetMapping("/people/{personId}/same/{otherId}")
    @Does(value = Action.READ, data = IDENTITY)
    String compare(@PathVariable UUID personId, @PathVariable UUID otherId, Model model) {
        return compare(personId, otherId, UUID.randomUUID().toString(), Typed.NOTHING, Map.of(), model);
    }

    @PostMapping("/people/{personId}/same/{otherId}")
    @Does(value = Action.WRITE, data = IDENTITY)
    String decide(
            @PathVariable UUID personId,
            @PathVariable UUID otherId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String bothNumbers,
            @RequestParam(defaultValue = "") String died,
            @RequestParam(defaultValue = "") String stamp,
            Model model,
            RedirectAttributes redirect) {
        String sent = key.isBlank() ? UUID.randomUUID().toString() : key;
        Typed typed = new Typed(verdict, basis, why, !bothNumbers.isBlank(), !died.isBlank(), "");
        IdempotencyKey once = key("same:" + sent, typed.toString());
        try {
            switch (verdict) {
                case "same" ->
                    identities.link(
                            new Two(personId, otherId, stamp),
                            new Said(basis, why, typed.bothNumbers(), typed.died()),
                            once);
                case "different" -> identities.keepApart(new Two(personId, otherId, stamp), why, once);
                default ->
                    throw new Invalid(
                            "verdict",
                            "Choose whether they are one person or two. If you cannot tell, leave the page: they stay on the list");
            }
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return compare(personId, otherId, sent, typed, e.problems(), model);
        } catch (StaleEdit e) {
            return slower(personId, otherId, typed, model);
        }
        redirect.addFlashAttribute(
                "notice",
                verdict.equals("same")
                        ? "The two records are linked. Everybody who may see one of them now sees both"
                        : "The two records stay apart and are not asked about again");
        return "redirect:/people/" + personId;
    }

    @PostMapping("/people/{personId}/same/{otherId}/part")
    @Does(value = Action.WRITE, data = IDENTITY)
    String part(
            @PathVariable UUID personId,
            @PathVariable UUID otherId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String leaves,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String stamp,
            Model model,
            RedirectAttributes redirect) {
        String sent = key.isBlank() ? UUID.randomUUID().toString() : key;
        Typed typed = new Typed("", "", why, false, false, leaves);
        try {
            identities.part(new Two(personId, otherId, stamp), leaves, why, key("part:" + sent, typed.toString()));
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return compare(personId, otherId, sent, typed, e.problems(), model);
        } catch (StaleEdit e) {
            return slower(personId, otherId, typed, model);
        }
        redirect.addFlashAttribute("notice", "The record stands by itself again");
        return "redirect:/people/" + personId + "/parted/" + otherId;
    }

    /** Somebody else linked or parted them while the page was open: it is shown as they stand now, with what was typed. */
    private String slower(UUID personId, UUID otherId, Typed typed, Model model) {
        model.addAttribute("status", HttpStatus.CONFLICT);
        model.addAttribute("slower", true);
        return compare(personId, otherId, UUID.randomUUID().toString(), typed, Map.of(), model);
    }

    private String compare(
            UUID personId, UUID otherId, String key, Typed typed, Map<String, String> problems, Model model) {
        ComparePage page = looks.look("Compare two records", Identities.ask(Action.READ, personId), shown -> {
            Person other = identities.other(personId, otherId);
            shown.add(otherId);
            Person one = people.get(personId);
            Candidate compared = people.compare(one, other);
            Link link = same.between(personId, otherId);
            return new ComparePage(
                    one,
                    other,
                    comparison.rows(one, compared),
                    compared.sure(),
                    String.format(Locale.ROOT, "%.0f%%", Math.floor(compared.probability() * 100)),
                    link,
                    same.keptApart(personId).contains(otherId),
                    same.against(personId, otherId),
                    together(personId, otherId, shown),
                    same.stamp(personId, otherId),
                    key,
                    typed);
        });
        model.addAttribute("title", page.linked() ? "Two records that are linked" : "One person or two?");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/identity/compare";
    }

    /** Whoever else is linked with either of the two. */
    private List<Person> together(UUID personId, UUID otherId, Looks.Shown shown) {
        Set<UUID> ids = new LinkedHashSet<>(people.linked(personId));
        ids.addAll(people.linked(otherId));
        ids.removeAll(List.of(personId, otherId));
        shown.addAll(ids);
        return List.copyOf(people.all(ids).values());
    }

    @GetMapping("/people/{personId}/parted/{otherId}")
    @Does(value = Action.READ, data = IDENTITY)
    String parted(@PathVariable UUID personId, @PathVariable UUID otherId, Model model) {
        PartedPage page = looks.look(
                "What was recorded while two records were one", Identities.ask(Action.READ, personId), shown -> {
                    shown.add(otherId);
                    Person one = people.get(personId);
                    Person other = people.find(otherId).orElseThrow(() -> new NotFound(IDENTITY));
                    List<PartedRecords.Entry> entries = parted.entries(personId, otherId);
                    return new PartedPage(
                            one,
                            other,
                            Objects.requireNonNull(same.between(personId, otherId)),
                            entries,
                            List.of(one, other).stream()
                                    .filter(each -> !parted.reads(each.personId()))
                                    .toList(),
                            UUID.randomUUID().toString());
                });
        model.addAttribute("title", "Recorded while two records were one");
        model.addAttribute("page", page);
        return "desk/identity/parted";
    }

    /** Each entry is a field of the form, named by the event, with the id of the person it is about. */
    @PostMapping("/people/{personId}/parted/{otherId}")
    @Does(value = Action.WRITE, data = IDENTITY)
    String say(
            @PathVariable UUID personId,
            @PathVariable UUID otherId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam Map<String, String> all,
            RedirectAttributes redirect) {
        Map<UUID, UUID> about = new HashMap<>();
        new LinkedHashMap<>(all).forEach((name, value) -> {
            if (name.startsWith("about-")) {
                uuid(name.substring("about-".length()))
                        .ifPresent(event -> uuid(value).ifPresent(person -> about.put(event, person)));
            }
        });
        int moved = parted.say(
                personId,
                otherId,
                about,
                key("parted:" + (key.isBlank() ? UUID.randomUUID().toString() : key), about.toString()));
        redirect.addFlashAttribute(
                "notice",
                moved == 0
                        ? "Nothing was changed"
                        : moved == 1
                                ? "1 entry is now read on the other record"
                                : moved + " entries are now read on the other record");
        return "redirect:/people/" + personId + "/parted/" + otherId;
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static @Nullable IdempotencyKey key(String name, String said) {
        return new IdempotencyKey(CurrentActor.get().accountId().toString(), name, DigestUtils.sha256Hex(said));
    }
}
