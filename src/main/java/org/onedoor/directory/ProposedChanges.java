package org.onedoor.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What somebody proposed to change of a service and nobody decided: whoever keeps proposals fills this port. */
public interface ProposedChanges {
    /**
     * A proposal.
     *
     * @param service as it is
     * @param edit the whole of what it would be matched by
     * @param words what would be otherwise, each in one sentence
     */
    record Proposed(Service service, Services.Edit edit, List<String> words) {
        public Proposed {
            words = List.copyOf(words);
        }
    }

    /** @return none where there is none, or it was decided */
    Optional<Proposed> find(UUID changeId);
}
