package org.onedoor.directory.resource;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Services;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * What people can do themselves. Nothing is listed before two people with lived experience have said what they think of
 * it; nothing stays public past its review day.
 */
@Component
public class Library {
    static final String DATA = "resource";
    static final int REVIEWS = 2;
    private static final String LIVED = "lived-experience";
    private static final int RESOURCES = 6;

    private final ResourceRepository repository;
    private final Services services;
    private final Acts acts;
    private final DomainTime time;

    Library(ResourceRepository repository, Services services, Acts acts, DomainTime time) {
        this.repository = repository;
        this.services = services;
        this.acts = acts;
        this.time = time;
    }

    /** What one of them said. */
    public record Said(int rating, String words) {}

    public LocalDate today() {
        return London.date(time.instant());
    }

    /** Everything there is, those for staying safe first. */
    public List<Resource> all() {
        return repository.all().stream()
                .sorted(Comparator.comparing(Resource::kind).thenComparing(Resource::title))
                .toList();
    }

    /** @throws NotFound when there is none */
    public Resource get(String code) {
        return repository.find(code).orElseThrow(() -> new NotFound(DATA));
    }

    public List<Said> said(Resource resource) {
        return repository.said(resource);
    }

    /** What anybody may see: listed, and not past its review day. */
    public List<Resource> open() {
        LocalDate today = today();
        return all().stream()
                .filter(each -> each.isListed() && !each.isExpired(today))
                .toList();
    }

    /** @throws NotFound also when it is not public */
    public Resource open(String code) {
        return open().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound(DATA));
    }

    /** Those that help with a need, for somebody of that age. */
    public List<Resource> forPublic(List<String> needs, @Nullable Integer age) {
        return needs.isEmpty()
                ? List.of()
                : open().stream()
                        .filter(each -> each.isFor(age) && each.needs().stream().anyMatch(needs::contains))
                        .limit(RESOURCES)
                        .toList();
    }

    /** Those for staying safe. */
    public List<Resource> safetyFirst() {
        return open().stream()
                .filter(each -> each.kind() == Resource.Kind.SAFETY)
                .toList();
    }

    public String propose(Map<String, String> typed) {
        Set<String> needs = services.needs().stream().map(CodedNeed::code).collect(Collectors.toSet());
        Resource made = ResourceForm.read(typed, CurrentActor.get().organisationId(), needs, time.instant());
        acts.act(begin("Propose a resource", made), act -> {
            notLived(act, "propose");
            repository.add(made);
            act.happened(new ResourceEvents.ResourceProposed(
                    made.resourceId(), made.kind().code()));
        });
        return made.code();
    }

    /** What somebody with lived experience thinks of it. */
    public void review(String code, String rating, String words) {
        Resource resource = get(code);
        int stars = rating.matches("[1-5]") ? Integer.parseInt(rating) : 0;
        if (stars == 0) {
            throw new Invalid("rating", "Choose from 1, which is no help, to 5, which is much help");
        }
        if (words.strip().length() > Writing.SENTENCES) {
            throw new Invalid("words", "Use at most %d letters".formatted(Writing.SENTENCES));
        }
        acts.act(begin("Review a resource", resource), act -> {
            if (!act.actor().role().equals(LIVED)) {
                throw new Refused(
                        "not-permitted", "Only members with lived experience review a resource before it is listed.");
            }
            if (repository.hasReviewed(resource, act.actor().accountId())) {
                throw new Refused("conflict", "You have said what you think of this already. Thank you.");
            }
            repository.review(resource, act.actor().accountId(), act.now(), stars, words.strip());
            act.happened(new ResourceEvents.ResourceReviewed(resource.resourceId(), stars));
        });
    }

    /** Makes it public until its review day. @param reviewBy a day as 2027-03-01 */
    public void list(String code, long version, String reviewBy, String safetyReviewedOn) {
        Resource resource = at(code, version);
        LocalDate until = day(reviewBy, "reviewBy");
        LocalDate safety =
                safetyReviewedOn.isBlank() ? resource.safetyReviewedOn() : day(safetyReviewedOn, "safetyReviewedOn");
        if (!until.isAfter(today())) {
            throw new Invalid("reviewBy", "The review day must be after today: it is shown until that day");
        }
        if (resource.kind() == Resource.Kind.APP && safety == null) {
            throw new Invalid("safetyReviewedOn", "An app needs a safety review. Say on which day it was done");
        }
        acts.act(begin("List a resource", resource), act -> {
            notLived(act, "list");
            if (resource.reviews() < REVIEWS) {
                throw new Refused(
                        "not-permitted",
                        "It needs what %d people with lived experience think of it before it is listed; it has %d."
                                .formatted(REVIEWS, resource.reviews()));
            }
            if (resource.link() != null && !Boolean.TRUE.equals(resource.linkWorks())) {
                throw new Refused("not-permitted", "Open its link and say that it works before it is listed.");
            }
            repository.keep(resource, "listed", until, safety);
            act.happened(new ResourceEvents.ResourceListed(resource.resourceId(), until.toString()));
        });
    }

    public void withdraw(String code, long version) {
        Resource resource = at(code, version);
        acts.act(begin("Withdraw a resource", resource), act -> {
            notLived(act, "withdraw");
            repository.keep(resource, "withdrawn", resource.reviewBy(), resource.safetyReviewedOn());
            act.happened(new ResourceEvents.ResourceWithdrawn(resource.resourceId()));
        });
    }

    /** Somebody opened its link, and it worked or not. */
    public void checkLink(String code, long version, boolean works) {
        Resource resource = at(code, version);
        if (resource.link() == null) {
            throw new Invalid("link", "This resource has no link to check");
        }
        acts.act(begin("Check the link of a resource", resource), act -> {
            notLived(act, "check");
            repository.checked(resource, London.date(act.now()), works);
            act.happened(new ResourceEvents.ResourceLinkChecked(resource.resourceId(), works));
        });
    }

    private static LocalDate day(String text, String field) {
        try {
            if (text.strip().matches("20[0-9]{2}-.*")) {
                return LocalDate.parse(text.strip());
            }
        } catch (java.time.DateTimeException notADay) {
            // told below
        }
        throw new Invalid(field, "Write the day as 2027-03-01");
    }

    private static void notLived(Act act, String doing) {
        if (act.actor().role().equals(LIVED)) {
            throw new Refused(
                    "not-permitted",
                    "Members with lived experience review resources. To %s one, ask a navigator or a manager."
                            .formatted(doing));
        }
    }

    private Resource at(String code, long version) {
        Resource resource = get(code);
        if (resource.version() != version) {
            throw new StaleEdit(DATA);
        }
        return resource;
    }

    private static Begin begin(String what, Resource resource) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(resource.orgId()))
                .making();
    }
}
