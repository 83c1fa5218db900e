package org.onedoor.crisis.notice.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.BodyKind;
import org.onedoor.crisis.notice.BodyReferrals.Line;
import org.onedoor.people.PlacePick;

/** Referrals to bodies that the reader's team sent or was sent. @param person whom a new one would be about */
public record BodyListPage(
        List<Line> referrals,
        List<BodyKind> all,
        @Nullable UUID person,
        boolean police,
        boolean figures,
        PlacePick places,
        Instant now) {
    public BodyListPage {
        referrals = List.copyOf(referrals);
        all = List.copyOf(all);
    }

    /** The kinds the reader can make. */
    public List<BodyKind> kinds() {
        return all.stream()
                .filter(kind -> kind.isDiversion() == police || !kind.isDiversion())
                .toList();
    }

    public String href(BodyKind kind) {
        return "/notices/referrals/new/" + kind.code() + (person == null ? "" : "?person=" + person);
    }
}
