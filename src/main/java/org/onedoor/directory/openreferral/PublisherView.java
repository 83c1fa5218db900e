package org.onedoor.directory.openreferral;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.duplicate.DuplicateView;
import org.onedoor.directory.openreferral.ListingChange.Kind;
import org.onedoor.directory.openreferral.PublisherRepository.Read;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.components.Pagination;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is shown of publishers. */
@Component
class PublisherView {
    private static final int PAGE = 25;
    private static final int READS = 10;
    private static final int DECIDED = 20;
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

    private final PublisherRepository publishers;
    private final ListingChangeRepository changes;
    private final ListingRepository listings;
    private final DuplicateView duplicates;
    private final CrisisLines lines;
    private final PublisherAddresses addresses;
    private final Organisations organisations;
    private final DomainTime time;
    private final JsonMapper json;

    PublisherView(
            PublisherRepository publishers,
            ListingChangeRepository changes,
            ListingRepository listings,
            DuplicateView duplicates,
            CrisisLines lines,
            PublisherAddresses addresses,
            Organisations organisations,
            DomainTime time,
            JsonMapper json) {
        this.publishers = publishers;
        this.changes = changes;
        this.listings = listings;
        this.duplicates = duplicates;
        this.lines = lines;
        this.addresses = addresses;
        this.organisations = organisations;
        this.time = time;
        this.json = json;
    }

    PublishersPage all(Map<String, String> typed, Map<String, String> problems) {
        UUID own = CurrentActor.get().organisationId();
        List<Publisher> all = publishers.all();
        Map<UUID, String> names = organisations.names(
                all.stream().map(Publisher::orgId).distinct().toList());
        List<String> taken = all.stream()
                .filter(each -> each.orgId().equals(own))
                .map(Publisher::endpoint)
                .toList();
        return new PublishersPage(
                duplicates.tabs(),
                all.stream()
                        .map(each -> new PublishersPage.Line(
                                each,
                                Organisation.plain(names.getOrDefault(each.orgId(), "a partner")),
                                listings.count(each),
                                changes.counts(each).values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum()))
                        .toList(),
                addresses.names().stream().filter(name -> !taken.contains(name)).toList(),
                !addresses.names().isEmpty(),
                teams(own),
                typed,
                problems,
                time.instant());
    }

    PublisherPage one(
            Publisher publisher,
            @Nullable String asked,
            String group,
            int number,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refusal) {
        Map<Kind, Integer> counts = changes.counts(publisher);
        Kind kind = kind(asked, counts);
        Map<String, Integer> groups = changes.groups(publisher);
        String about = kind == Kind.CHANGED && groups.containsKey(group) ? group : "";
        int listed = about.isEmpty() ? counts.getOrDefault(kind, 0) : groups.getOrDefault(about, 0);
        int last = Math.max(1, (listed + PAGE - 1) / PAGE);
        int page = Math.clamp(number, 1, last);
        List<Read> reads = publishers.reads(publisher, READS);
        Set<String> crisis = lines.numbers();
        return new PublisherPage(
                publisher,
                Organisation.plain(
                        organisations.names(List.of(publisher.orgId())).getOrDefault(publisher.orgId(), "a partner")),
                organisations.team(publisher.teamId()).map(Team::name).orElse("a team that has ended"),
                listings.count(publisher),
                Publishers.mayDecide(CurrentActor.get(), publisher),
                reads.stream().map(PublisherView::reading).toList(),
                reads.stream()
                        .filter(read -> read.outcome().equals("read"))
                        .limit(1)
                        .flatMap(read -> read.refusals().stream())
                        .map(each -> new PublisherPage.Refused(each.row(), each.name(), each.reasons()))
                        .toList(),
                counts,
                changes.reaching(publisher, kind),
                kind,
                groups,
                about,
                (about.isEmpty()
                                ? changes.open(publisher, kind, (page - 1) * PAGE, PAGE)
                                : changes.group(publisher, about, (page - 1) * PAGE, PAGE))
                        .stream().map(change -> line(publisher, change, crisis)).toList(),
                Pagination.of(
                        page,
                        last,
                        n -> "/services/publishers/%s?kind=%s&about=%s&page=%d"
                                .formatted(publisher.id(), kind.code(), PublisherPage.encoded(about), n)),
                changes.decided(publisher, DECIDED),
                teams(publisher.orgId()),
                typed,
                problems,
                refusal);
    }

    /** As asked, or the first of which something waits: what changed, then what is new, then what is gone. */
    private static Kind kind(@Nullable String asked, Map<Kind, Integer> counts) {
        for (Kind kind : Kind.values()) {
            if (kind.code().equals(asked)) {
                return kind;
            }
        }
        return List.of(Kind.CHANGED, Kind.NEW, Kind.GONE).stream()
                .filter(kind -> counts.getOrDefault(kind, 0) > 0)
                .findFirst()
                .orElse(Kind.CHANGED);
    }

    private PublisherPage.Line line(Publisher publisher, ListingChange change, Set<String> crisis) {
        Map<String, Object> held = listings.find(publisher.orgId(), change.listingId())
                .map(ListingRepository.Listing::document)
                .orElse(Map.of());
        Map<String, Object> says = changes.document(publisher, change.changeId())
                .map(text -> json.readValue(text, DOCUMENT))
                .orElse(Map.of());
        Reached reached = Reached.of(change.kind() == Kind.GONE ? held : says);
        return new PublisherPage.Line(
                change,
                switch (change.kind()) {
                    case CHANGED -> DocumentDifferences.between(held, says);
                    case NEW -> DocumentDifferences.between(Map.of(), says);
                    case GONE -> DocumentDifferences.between(Map.of(), held);
                },
                reached,
                change.kind() == Kind.GONE ? List.of() : reached.warnings(crisis));
    }

    private static PublisherPage.Reading reading(Read read) {
        String words = switch (read.outcome()) {
            case "failed" -> "Failed: " + read.words();
            case "unchanged" -> "The other side says that nothing is new";
            default ->
                "%s; %d otherwise than held; %d refused%s%s"
                        .formatted(
                                PublisherPage.services(read.services()),
                                read.proposed(),
                                read.refused(),
                                read.ours() == 0 ? "" : "; %d of our own left aside".formatted(read.ours()),
                                read.words() == null ? "" : ". " + read.words());
        };
        return new PublisherPage.Reading(London.full(read.at()), read.outcome().equals("failed"), words);
    }

    private List<Team> teams(UUID organisation) {
        return organisations.teamsOf(organisation).stream()
                .filter(team -> team.ended() == null)
                .toList();
    }
}
