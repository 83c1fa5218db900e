package org.onedoor.directory.openreferral;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.directory.Services;
import org.onedoor.directory.openreferral.FeedComparison.Difference;
import org.onedoor.directory.openreferral.FeedReader.Feed;
import org.onedoor.directory.openreferral.ListingChangeRepository.Found;
import org.onedoor.directory.openreferral.ListingChangeRepository.Says;
import org.onedoor.directory.openreferral.ListingRepository.Held;
import org.onedoor.directory.openreferral.PublisherEvents.ListingChangesFound;
import org.onedoor.directory.openreferral.PublisherEvents.ListingChangesOvertaken;
import org.onedoor.directory.openreferral.PublisherEvents.PublisherAnswersAgain;
import org.onedoor.directory.openreferral.PublisherEvents.PublisherKeepsFailing;
import org.onedoor.directory.openreferral.PublisherEvents.PublisherRead;
import org.onedoor.directory.openreferral.PublisherRepository.Read;
import org.onedoor.platform.Act;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Ids;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a publisher's feed and keeps what it says otherwise than is held, for somebody to decide on. Nothing that is held is
 * changed, whatever came; when it cannot be read that is kept, and it is tried again sooner than usual.
 */
@Component
class PublisherRefresh {
    private static final Duration SOON = Duration.ofMinutes(15);
    private static final int CHUNK = 500;
    private static final int LONGEST_WAIT = 10;

    private final PublisherAddresses addresses;
    private final PublisherRepository publishers;
    private final ListingRepository listings;
    private final ListingChangeRepository changes;
    private final FeedReader reader;
    private final Services services;
    private final ListingDocuments documents;
    private final CrisisLines lines;
    private final Acts acts;
    private final JsonMapper json;

    PublisherRefresh(
            PublisherAddresses addresses,
            PublisherRepository publishers,
            ListingRepository listings,
            ListingChangeRepository changes,
            FeedReader reader,
            Services services,
            ListingDocuments documents,
            CrisisLines lines,
            Acts acts,
            JsonMapper json) {
        this.addresses = addresses;
        this.publishers = publishers;
        this.listings = listings;
        this.changes = changes;
        this.reader = reader;
        this.services = services;
        this.documents = documents;
        this.lines = lines;
        this.acts = acts;
        this.json = json;
    }

    /** Never inside a transaction: the other side may take its time. */
    void refresh(Publisher publisher) {
        try {
            URI address = addresses
                    .find(publisher.endpoint())
                    .orElseThrow(
                            () -> new FeedProblem(
                                    "The settings no longer name its address. Whoever runs OneDoor sets it, or stop reading it."));
            try (Feed feed = reader.read(address, publishers.pages(publisher))) {
                switch (feed) {
                    case Feed.Unchanged _ ->
                        acts.act(Publishers.begin("Read a publisher's feed", publisher), act -> {
                            ended(act, publisher, new Read(act.now(), "unchanged", 0, 0, 0, 0, null, List.of()));
                        });
                    case Feed.Read read -> take(publisher, read);
                }
            }
        } catch (FeedProblem problem) {
            failed(publisher, problem.words());
        } catch (IOException e) {
            failed(publisher, "What came could not be kept on our own disk.");
        }
    }

    private void take(Publisher publisher, Feed.Read feed) throws FeedProblem {
        Map<UUID, Held> held = listings.held(publisher.orgId());
        if (feed.spool().size() == 0
                && held.values().stream().anyMatch(each -> publisher.id().equals(each.publisherId()))) {
            throw new FeedProblem(
                    "It names no service at all, and we hold some of it. That is taken for a mistake: ask the publisher.");
        }
        FeedComparison.Result found = FeedComparison.of(
                publisher,
                feed,
                held,
                id -> services.find(id).isPresent(),
                id -> listings.find(publisher.orgId(), id)
                        .map(ListingRepository.Listing::document)
                        .orElse(Map.of()),
                documents,
                lines.numbers());
        acts.act(Publishers.begin("Read a publisher's feed", publisher), act -> {
            Publisher now = publishers.lock(publisher);
            if (now.version() != publisher.version()) {
                return; // somebody decided meanwhile: it is read again, since it is still due
            }
            keep(act, now, feed, found);
        });
    }

    private void keep(Act act, Publisher publisher, Feed.Read feed, FeedComparison.Result found) {
        Map<UUID, Says> open = changes.open(publisher);
        Map<UUID, Says> refused = changes.refused(publisher);
        List<Difference> fresh = new ArrayList<>();
        int waiting = 0;
        Map<UUID, Says> over = new java.util.HashMap<>(open);
        for (Difference difference : found.differences()) {
            Says says = difference.says();
            if (says.equals(open.get(difference.listingId()))) {
                over.remove(difference.listingId());
                waiting++;
            } else if (!says.equals(refused.get(difference.listingId()))) {
                fresh.add(difference);
                waiting++;
            }
        }
        if (!over.isEmpty()) {
            changes.overtaken(publisher, List.copyOf(over.keySet()), act.now());
        }
        for (int from = 0; from < fresh.size(); from += CHUNK) {
            changes.propose(
                    publisher,
                    fresh.subList(from, Math.min(fresh.size(), from + CHUNK)).stream()
                            .map(each -> found(feed, each))
                            .toList(),
                    act.now());
        }
        if (!found.adopted().isEmpty()) {
            listings.adopt(publisher, found.adopted());
        }
        publishers.keepPages(publisher, feed.said());
        if (!over.isEmpty() || !fresh.isEmpty()) {
            publishers.changed(publisher);
        }
        ended(
                act,
                publisher,
                new Read(
                        act.now(),
                        "read",
                        found.services(),
                        waiting,
                        found.refused(),
                        found.ours(),
                        found.goneKnown()
                                ? null
                                : "Not all of it came with its id, so nothing is taken to be gone this time.",
                        found.refusals()));
        if (!fresh.isEmpty()) {
            act.happened(new ListingChangesFound(publisher.id(), fresh.size(), open.isEmpty(), publisher.teamId()));
        } else if (waiting == 0 && !open.isEmpty()) {
            act.happened(new ListingChangesOvertaken(publisher.id()));
        }
    }

    private Found found(Feed.Read feed, Difference difference) {
        return new Found(
                difference.listingId(),
                difference.kind(),
                difference.name(),
                difference.place() == null
                        ? null
                        : json.writeValueAsString(feed.spool().read(difference.place())),
                difference.sha256(),
                difference.reaches(),
                difference.about());
    }

    private void ended(Act act, Publisher publisher, Read read) {
        publishers.wasRead(publisher, act.now(), act.now().plus(Duration.ofHours(publisher.everyHours())));
        publishers.keep(publisher, Ids.at(act.now()), read);
        act.happened(new PublisherRead(publisher.id(), read.services(), read.refused()));
        if (publisher.keepsFailing()) {
            act.happened(new PublisherAnswersAgain(publisher.id()));
        }
    }

    private void failed(Publisher publisher, String words) {
        acts.act(Publishers.begin("Could not read a publisher's feed", publisher), act -> {
            int failures = publisher.failures() + 1;
            publishers.failed(publisher, act.now(), again(publisher, failures, act.now()), words);
            publishers.keep(publisher, Ids.at(act.now()), new Read(act.now(), "failed", 0, 0, 0, 0, words, List.of()));
            if (failures == Publisher.MANY) {
                act.happened(new PublisherKeepsFailing(publisher.id(), failures, publisher.teamId()));
            }
        });
    }

    /** A quarter of an hour later, then twice as long each time, and at most as long as usual. */
    private static Instant again(Publisher publisher, int failures, Instant now) {
        Duration usual = Duration.ofHours(publisher.everyHours());
        Duration wait = SOON.multipliedBy(1L << Math.min(failures - 1, LONGEST_WAIT));
        return now.plus(wait.compareTo(usual) < 0 ? wait : usual);
    }
}
