package org.onedoor.programme.publishing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.time.London;
import org.onedoor.programme.publishing.PublicationRepository.Published;
import org.springframework.stereotype.Service;

/** What anybody may read: published plans only, each as it was published. A published version never changes, so it is kept. */
@Service
public class PublicShelf {
    private static final int KEPT = 64;

    private final PublicationRepository publications;
    private final FeedbackRepository feedback;
    private final Map<UUID, PublicPlan> documents = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, PublicPlan> eldest) {
            return size() > KEPT;
        }
    };

    PublicShelf(PublicationRepository publications, FeedbackRepository feedback) {
        this.publications = publications;
        this.feedback = feedback;
    }

    /** What the public finds under a plan's address. */
    public sealed interface Found {
        record Nothing() implements Found {}

        /** Taken back: why, in the words of whoever did. */
        record Withdrawn(String title, LocalDate on, String reason) implements Found {}

        /** @param versions the newest first */
        record Open(PublicPlan plan, List<Edition> versions, boolean newest) implements Found {}
    }

    /** One version in the list of all. */
    public record Edition(int version, LocalDate on, String said) {}

    /** The plans that are public now, by title. */
    public List<PublicPlan> all() {
        return publications.newest().stream()
                .filter(each -> each.withdrawnAt() == null)
                .map(each -> document(each.snapshotId()))
                .toList();
    }

    public Found find(String code) {
        return find(code, 0);
    }

    /** @param version 0 for the newest */
    public Found find(String code, int version) {
        List<Published> all = publications.of(code);
        if (all.isEmpty()) {
            return new Found.Nothing();
        }
        Published newest = all.getFirst();
        if (newest.withdrawnAt() != null) {
            return new Found.Withdrawn(
                    document(newest.snapshotId()).title(),
                    London.date(newest.withdrawnAt().toInstant()),
                    java.util.Objects.requireNonNull(newest.reason()));
        }
        Optional<Published> wanted = all.stream()
                .filter(each -> each.withdrawnAt() == null)
                .filter(each -> version == 0 || each.version() == version)
                .findFirst();
        return wanted.<Found>map(found -> new Found.Open(
                        document(found.snapshotId()),
                        all.stream()
                                .filter(each -> each.withdrawnAt() == null)
                                .map(each -> new Edition(
                                        each.version(),
                                        London.date(each.publishedAt().toInstant()),
                                        each.said()))
                                .toList(),
                        found == newest))
                .orElse(new Found.Nothing());
    }

    /** What people said of the plan and what was answered, the newest first: only what somebody has read and let through. */
    public List<Feedback> heard(String code) {
        return feedback.shown(code);
    }

    private PublicPlan document(UUID snapshotId) {
        synchronized (documents) {
            PublicPlan kept = documents.get(snapshotId);
            if (kept != null) {
                return kept;
            }
        }
        PublicPlan read = publications.document(snapshotId);
        synchronized (documents) {
            documents.put(snapshotId, read);
        }
        return read;
    }
}
