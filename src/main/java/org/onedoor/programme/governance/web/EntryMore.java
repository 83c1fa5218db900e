package org.onedoor.programme.governance.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.programme.governance.ForwardPlans;
import org.onedoor.programme.governance.Integration;
import org.onedoor.programme.governance.Interest;
import org.onedoor.programme.governance.MemberNote;
import org.onedoor.programme.governance.Members;
import org.onedoor.programme.governance.WorkProgramme;

/**
 * What hangs on an entry of some registers: a group's work programme, what delivers an outcome, the service of the
 * directory behind an entry, the criteria of a team, those who would take part.
 *
 * @param members the seats of lived experience with their accounts, for whoever keeps the group
 * @param notes what members said of a meeting, for whoever keeps the group
 * @param interests none where this actor may not see who they are
 */
public record EntryMore(
        @Nullable List<WorkProgramme.Item> work,
        @Nullable Delivery delivery,
        @Nullable Service pathway,
        @Nullable List<Integration.Criterion> criteria,
        @Nullable List<Interest> interests,
        @Nullable List<Members.Member> members,
        @Nullable List<MemberNote> notes) {

    /** What the Joint Forward Plans say of an outcome, and how it is delivered by place. */
    public record Delivery(List<ForwardPlans.Board> boards, List<ForwardPlans.Place> places) {}

    /** The organisations whose names are shown with it. */
    List<UUID> named() {
        return work == null
                ? List.of()
                : work.stream()
                        .map(item -> UUID.fromString(item.entry().first("lead")))
                        .distinct()
                        .toList();
    }
}
