package org.onedoor.directory.duplicate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for and against two entries being of one service, with the weight of each. A name that is the same is enough
 * where nothing else can be compared; one that is nearly the same needs one thing more; other people served, or another place,
 * speak against it.
 *
 * @param weight the sum; from {@link #ENOUGH} on somebody is asked
 * @param elsewhere whether both say where they are, and it is nowhere the same
 * @param alone whether a telephone number that both have is no other entry's of the two sources
 */
record Likeness(List<Reason> reasons, int weight, boolean elsewhere, boolean alone) {
    static final int ENOUGH = 4;

    private static final int SAME_ID = 10;
    private static final int SAME_NAME = 4;
    private static final int NEAR_NAME = 3;
    private static final int OTHER_NAME = -2;
    private static final int SAME_ORGANISATION = 2;
    /** Publishers write one organisation in many ways, so another name speaks neither for nor against. */
    private static final int OTHER_ORGANISATION = 0;

    private static final int SAME_PHONE = 3;
    /** Nobody else of the two sources has it. */
    private static final int PHONE_OF_THESE_TWO = 5;

    private static final int SAME_POSTCODE = 3;
    private static final int OTHER_POSTCODE = -3;
    private static final int SAME_PAGE = 3;
    private static final int SAME_SITE = 1;
    private static final int OTHER_AGES = -4;
    private static final int OTHER = -1;

    private static final double NEAR = 0.75;
    private static final int LONG_WORD = 4;
    private static final int VERY_LONG_WORD = 8;
    private static final Likeness NOTHING = new Likeness(List.of(), 0, false, false);
    private static final LevenshteinDistance ONE = new LevenshteinDistance(1);
    private static final LevenshteinDistance TWO = new LevenshteinDistance(2);

    boolean isEnough() {
        return weight >= ENOUGH;
    }

    /** @param alone whether a telephone number that both have is no other entry's of the two sources */
    static Likeness of(Shape a, Shape b, boolean alone) {
        boolean sameId = a.said().key().id().equals(b.said().key().id());
        double name = alike(a.name(), b.name());
        boolean ownNumber = alone && !Collections.disjoint(a.phones(), b.phones());
        if (name < NEAR && !sameId && !ownNumber) {
            return NOTHING;
        }
        Comparison comparison = new Comparison(a, b);
        if (sameId) {
            comparison.add("Id: both %s".formatted(a.said().key().id()), SAME_ID);
        }
        comparison.name(name);
        comparison.organisation();
        comparison.phone(ownNumber);
        boolean elsewhere = comparison.postcode();
        comparison.web();
        comparison.ages();
        return new Likeness(comparison.reasons, comparison.weight, elsewhere, ownNumber);
    }

    /** From 0 for nothing in common to 1 for the same words in any order; a word may have a letter or two wrong. */
    static double alike(List<String> a, List<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        List<String> left = new ArrayList<>(b);
        int met = 0;
        for (String word : a) {
            if (left.remove(word)) {
                met++;
            }
        }
        List<String> rest = new ArrayList<>(a);
        b.forEach(rest::remove);
        for (String word : rest) {
            String near = left.stream()
                    .filter(other -> isNear(word, other))
                    .findFirst()
                    .orElse(null);
            if (near != null) {
                left.remove(near);
                met++;
            }
        }
        return 2.0 * met / (a.size() + b.size());
    }

    private static boolean isNear(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        return shorter >= LONG_WORD && (shorter >= VERY_LONG_WORD ? TWO : ONE).apply(a, b) >= 0;
    }

    /** Gathers the reasons in the order in which a person would look. */
    private static final class Comparison {
        private final Shape a;
        private final Shape b;
        private final List<Reason> reasons = new ArrayList<>();
        private int weight;

        Comparison(Shape a, Shape b) {
            this.a = a;
            this.b = b;
        }

        void add(String words, int points) {
            reasons.add(new Reason(words, points));
            weight += points;
        }

        void name(double alike) {
            String first = a.said().name();
            String second = b.said().name();
            boolean same = new HashSet<>(a.name()).equals(new HashSet<>(b.name()));
            add(
                    same && first.equals(second)
                            ? "Name: both “%s”".formatted(first)
                            : "Name: “%s” and “%s” are %s"
                                    .formatted(
                                            first,
                                            second,
                                            same ? "the same words" : alike >= NEAR ? "nearly the same" : "different"),
                    same ? SAME_NAME : alike >= NEAR ? NEAR_NAME : OTHER_NAME);
        }

        void organisation() {
            String first = a.said().organisation();
            String second = b.said().organisation();
            if (first == null
                    || second == null
                    || a.organisation().isEmpty()
                    || b.organisation().isEmpty()) {
                return;
            }
            boolean same = alike(a.organisation(), b.organisation()) >= NEAR;
            add(
                    first.equals(second)
                            ? "Organisation: both %s".formatted(first)
                            : "Organisation: %s and %s are %s"
                                    .formatted(first, second, same ? "nearly the same" : "different"),
                    same ? SAME_ORGANISATION : OTHER_ORGANISATION);
        }

        void phone(boolean alone) {
            Set<String> common = common(a.phones(), b.phones());
            if (!common.isEmpty()) {
                add(
                        "Telephone: both %s%s"
                                .formatted(
                                        String.join(", ", common),
                                        alone ? ", and no other service of the two sources" : ""),
                        alone ? PHONE_OF_THESE_TWO : SAME_PHONE);
            } else if (!a.phones().isEmpty() && !b.phones().isEmpty()) {
                add(differ("Telephone", a.said().phones(), b.said().phones()), OTHER);
            }
        }

        /** @return whether both say where they are, and it is nowhere the same */
        boolean postcode() {
            Set<String> common = common(a.postcodes(), b.postcodes());
            if (!common.isEmpty()) {
                add("Postcode: both %s".formatted(String.join(", ", common)), SAME_POSTCODE);
                return false;
            }
            if (a.postcodes().isEmpty() || b.postcodes().isEmpty()) {
                return false;
            }
            add(differ("Postcode", a.postcodes(), b.postcodes()), OTHER_POSTCODE);
            return true;
        }

        void web() {
            Set<String> common = common(a.webs(), b.webs());
            Set<String> sites = common(sites(a.webs()), sites(b.webs()));
            if (common.stream().anyMatch(page -> page.contains("/"))) {
                add("Web address: both %s".formatted(String.join(", ", common)), SAME_PAGE);
            } else if (!sites.isEmpty()) {
                add("Website: both on %s".formatted(String.join(", ", sites)), SAME_SITE);
            } else if (!a.webs().isEmpty() && !b.webs().isEmpty()) {
                add(differ("Web address", a.webs(), b.webs()), 0);
            }
        }

        private static List<String> sites(List<String> webs) {
            return webs.stream().map(web -> web.split("/", 2)[0]).distinct().toList();
        }

        void ages() {
            Integer aFrom = a.said().ageFrom();
            Integer aTo = a.said().ageTo();
            Integer bFrom = b.said().ageFrom();
            Integer bTo = b.said().ageTo();
            boolean apart =
                    (aTo != null && bFrom != null && aTo < bFrom) || (bTo != null && aFrom != null && bTo < aFrom);
            if (apart) {
                add("Ages: %s and %s".formatted(Likeness.ages(aFrom, aTo), Likeness.ages(bFrom, bTo)), OTHER_AGES);
            }
        }

        private static String differ(String what, List<String> first, List<String> second) {
            return "%s: %s and %s are different".formatted(what, String.join(", ", first), String.join(", ", second));
        }

        private static Set<String> common(List<String> first, List<String> second) {
            if (first.isEmpty() || second.isEmpty() || Collections.disjoint(first, second)) {
                return Set.of();
            }
            Set<String> both = new java.util.LinkedHashSet<>(first);
            both.retainAll(second);
            return both;
        }
    }

    /** {@code 18 to 64}, {@code from 65}, {@code until 17}, {@code any age}. */
    static String ages(@Nullable Integer from, @Nullable Integer to) {
        return from == null ? to == null ? "any age" : "until " + to : to == null ? "from " + from : from + " to " + to;
    }
}
