package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.Worklists.Filter;
import org.onedoor.frontdoor.Worklists.Lane;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.Actor;

/** The views of a team's list of referrals, as its addresses name them. */
enum WorklistView {
    MINE("Ours", Lane.OWNER, true),
    OFFERED("Offered to us", Lane.OFFERED, true),
    SENT("Sent by us", Lane.REFERRER, true),
    ENDED("Ended", Lane.OWNER, false);

    private final String label;
    private final Lane lane;
    private final boolean open;

    WorklistView(String label, Lane lane, boolean open) {
        this.label = label;
        this.lane = lane;
        this.open = open;
    }

    String label() {
        return label;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The view of this name; without one, what the account mostly works with. */
    static WorklistView of(@Nullable String code, Actor actor) {
        return Stream.of(values())
                .filter(view -> view.code().equals(code))
                .findFirst()
                .orElse(
                        List.of("gp", "police", "ambulance", "school", "care-home", "nhs-111")
                                        .contains(actor.role())
                                ? SENT
                                : MINE);
    }

    Filter filter(Actor actor, List<String> states, List<String> priorities, PlaceFilter place, int page, int size) {
        return new Filter(lane, actor.organisationId(), actor.teamId(), open, states, priorities, place, page, size);
    }

    /** Those that are states; an address may hold anything. */
    static List<String> known(List<String> states) {
        return states.stream()
                .filter(state -> Stream.of(WorkState.values())
                        .anyMatch(known -> known.name().equals(state)))
                .toList();
    }

    /** Those that are priorities. */
    static List<String> knownTiers(List<String> tiers) {
        return tiers.stream()
                .filter(tier -> Stream.of(Priority.values())
                        .anyMatch(known -> known.code().equals(tier)))
                .toList();
    }

    /** The address of this view with these filters. */
    String address(List<String> states, List<String> tiers, PlaceFilter place) {
        return "/referrals?view=" + code()
                + states.stream().map(state -> "&state=" + state).collect(Collectors.joining())
                + tiers.stream().map(tier -> "&priority=" + tier).collect(Collectors.joining())
                + place.query();
    }
}
