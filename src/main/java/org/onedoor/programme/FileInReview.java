package org.onedoor.programme;

import java.util.List;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.EditionRepository.Edition;
import org.onedoor.programme.ProposalRepository.Proposal;

/** A file that waits for somebody to confirm it is not set aside unasked: the answers given in it would go with it. */
public final class FileInReview {
    /** What a form calls the choice that a file takes the place of one in review. */
    public static final String REPLACING = "replacing";

    private FileInReview() {}

    /** @throws Invalid unless the new file is to take the place of this one */
    static void choose(Edition earlier, List<Proposal> asked, boolean replacing) {
        if (!replacing) {
            long answered = asked.stream().filter(p -> p.answer() != null).count();
            throw new Invalid(
                    REPLACING,
                    "Another file of this plan is in review: '%s'%s. Confirm it or set it aside first, or say that this one takes its place"
                            .formatted(
                                    earlier.fileName(),
                                    asked.isEmpty()
                                            ? ""
                                            : ", with %d of its %d differences answered"
                                                    .formatted(answered, asked.size())));
        }
    }
}
