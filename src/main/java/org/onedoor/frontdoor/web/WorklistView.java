package org.onedoor.frontdoor.web;

import java.util.ArrayList;
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
import org.onedoor.platform.Writing;

/** The views of a team's list of referrals, as its addresses name them. */
enum WorklistView {
    MINE("Ours", Lane.OWNER, true),
    OFFERED("Offered to us", Lane.OFFERED, true),
    SENT("Sent by us", Lane.REFERRER, true),
    ENDED("Ended", Lane.OWNER, false);

    private static final int MOST_SAID = 5;
    private static final int LONGEST_SAID = 40;

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

    /** What an address asks for that no list has, each as words about it: left out in silence, a list would show more than was asked. */
    static List<String> unknown(@Nullable String view, List<String> states, List<String> tiers) {
        List<String> unknown = new ArrayList<>();
        if (view != null
                && !view.isBlank()
                && Stream.of(values()).noneMatch(known -> known.code().equals(view))) {
            unknown.add("the view '%s'".formatted(said(view)));
        }
        states.stream()
                .filter(state -> !state.isBlank() && known(List.of(state)).isEmpty())
                .forEach(state -> unknown.add("the state '%s'".formatted(said(state))));
        tiers.stream()
                .filter(tier -> !tier.isBlank() && knownTiers(List.of(tier)).isEmpty())
                .forEach(tier -> unknown.add("the priority '%s'".formatted(said(tier))));
        return unknown.stream().distinct().limit(MOST_SAID).toList();
    }

    private static String said(String text) {
        return Writing.shortened(Writing.storable(text), LONGEST_SAID);
    }

    /** The address of this view with these filters. */
    String address(List<String> states, List<String> tiers, PlaceFilter place) {
        return "/referrals?view=" + code()
                + states.stream().map(state -> "&state=" + state).collect(Collectors.joining())
                + tiers.stream().map(tier -> "&priority=" + tier).collect(Collectors.joining())
                + place.query();
    }
}
