package org.onedoor.directory.openreferral;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.onedoor.directory.openreferral.ListingChange.Kind;
import org.onedoor.directory.openreferral.ListingChangeRepository.Which;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Refused;
import org.springframework.stereotype.Component;

/** New services of a publisher, approved together by whoever has seen the number of each. */
@Component
class NewServices {
    /** As many numbers as somebody looks at in one go. */
    private static final int TOGETHER = 100;

    private final Publishers publishers;
    private final PublisherRepository repository;
    private final ListingChangeRepository changes;
    private final ListingDocuments documents;
    private final CrisisLines lines;
    private final Acts acts;

    NewServices(
            Publishers publishers,
            PublisherRepository repository,
            ListingChangeRepository changes,
            ListingDocuments documents,
            CrisisLines lines,
            Acts acts) {
        this.publishers = publishers;
        this.repository = repository;
        this.changes = changes;
        this.documents = documents;
        this.lines = lines;
        this.acts = acts;
    }

    /** New services that are approved together. @param alone how many are looked at by themselves, for their numbers */
    record Together(
            Publisher publisher, List<ConfirmPage.Line> lines, List<UUID> ids, String seen, int more, int alone) {}

    /** The first of them that have nothing about their numbers, each with how people reach it. */
    Together together(UUID publisherId) {
        return together(publishers.get(publisherId));
    }

    private Together together(Publisher publisher) {
        Set<String> crisis = lines.numbers();
        List<ConfirmPage.Line> shown = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        int alone = changes.reaching(publisher, Kind.NEW);
        int looked = 0;
        List<ListingChangeRepository.New> some;
        do {
            some = changes.together(publisher, looked, TOGETHER);
            for (ListingChangeRepository.New each : some) {
                if (shown.size() == TOGETHER) {
                    break;
                }
                looked++;
                Reached reached = Reached.of(documents.read(each.document()));
                if (reached.warnings(crisis).isEmpty()) {
                    shown.add(new ConfirmPage.Line(each.name(), reached));
                    ids.add(each.changeId());
                    seen.append(each.changeId()).append(each.sha256());
                } else {
                    alone++; // found before its number was thought about
                }
            }
        } while (shown.size() < TOGETHER && !some.isEmpty());
        int all = changes.counts(publisher).getOrDefault(Kind.NEW, 0);
        return new Together(
                publisher, shown, ids, DigestUtils.sha256Hex(seen.toString()), all - alone - shown.size(), alone);
    }

    /**
     * New services are approved together once whoever approves has seen the number of each.
     *
     * @param seen of what they saw
     * @throws Refused when that is not what waits now
     */
    int approve(UUID publisherId, String seen) {
        Publisher publisher = publishers.get(publisherId);
        return acts.act(Publishers.begin("Approve changes of a feed", publisher), Integer.class, act -> {
            Publishers.mustDecide(act, publisher);
            Publisher now = repository.lock(publisher);
            Together shown = together(now);
            if (!shown.seen().equals(seen)) {
                throw new Refused(
                        "conflict",
                        "What waits is not what you saw: it was read again, or somebody decided. Look at the numbers again, then approve.");
            }
            int taken = changes.approve(now, Which.these(shown.ids()), act);
            if (taken > 0) {
                publishers.decided(act, now, true, false, taken);
            }
            return taken;
        });
    }
}
