package org.onedoor.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a team is specialist for dementia, for frailty or for both: it comes first for those of whom that is recorded. It may
 * take people from a score of the Clinical Frailty Scale on only; where it is for dementia as well, dementia is enough. Only
 * what is recorded keeps anybody out: who was never scored is asked about.
 *
 * @param frailtyFrom the lowest score with which it takes people, 1 to 9; none where it sees them whatever the score
 */
public record Specialist(
        boolean dementia, boolean frailty, @Nullable Integer frailtyFrom) {
    public static final Specialist NONE = new Specialist(false, false, null);

    /** From here on a frailty team that names no score comes first: version 1 of the scale calls 5 the first that is frail. */
    private static final int FRAIL = 5;

    public Specialist {
        if (frailtyFrom != null && (!frailty || FrailtyScore.of(frailtyFrom).isEmpty())) {
            throw new IllegalArgumentException("A team for frailty may take people from a score of 1 to 9 on");
        }
    }

    /**
     * As stored and typed.
     *
     * @param codes {@code dementia}, {@code frailty}, both or none
     * @throws IllegalArgumentException when it is something else, or a score without frailty
     */
    public static Specialist of(Collection<String> codes, @Nullable Integer frailtyFrom) {
        for (String code : codes) {
            if (!code.equals("dementia") && !code.equals("frailty")) {
                throw new IllegalArgumentException("'%s' is neither dementia nor frailty".formatted(code));
            }
        }
        return new Specialist(codes.contains("dementia"), codes.contains("frailty"), frailtyFrom);
    }

    public List<String> codes() {
        List<String> codes = new ArrayList<>();
        if (dementia) {
            codes.add("dementia");
        }
        if (frailty) {
            codes.add("frailty");
        }
        return codes;
    }

    public boolean isAny() {
        return dementia || frailty;
    }

    /** Of one that is {@link #isAny}: {@code specialist for dementia and frailty; people from 5 on the Clinical Frailty Scale, or with dementia}. */
    public String words() {
        String team = "specialist for " + String.join(" and ", codes());
        return frailtyFrom == null ? team : "%s; people %s".formatted(team, limit());
    }

    private String limit() {
        return "from %d on the Clinical Frailty Scale%s".formatted(frailtyFrom, dementia ? ", or with dementia" : "");
    }

    /** Whether it comes first for them, by what is recorded. */
    public boolean isFor(Frailty who) {
        return (dementia && who.dementia().isLikely()) || (frailty && isFrail(who));
    }

    private boolean isFrail(Frailty who) {
        return who.score() != null && who.score().number() >= (frailtyFrom == null ? FRAIL : frailtyFrom);
    }

    /** The limit and what is recorded that breaks it; none where nothing recorded does. */
    public @Nullable String leavesOut(Frailty who) {
        if (frailtyFrom == null || who.score() == null || isFrail(who)) {
            return null;
        }
        if (!dementia) {
            return "%s; scored %d".formatted(limit(), who.score().number());
        }
        return who.dementia() == Dementia.NO
                ? "%s; scored %d, and %s"
                        .formatted(limit(), who.score().number(), who.dementia().words())
                : null;
    }

    /** Why it may take them, and what has to be asked first; none where it is for everybody alike. */
    @Nullable
    String reason(Frailty who) {
        if (isFor(who)) {
            List<String> why = new ArrayList<>();
            if (dementia && who.dementia().isLikely()) {
                why.add(who.dementia().words());
            }
            if (frailty && who.score() != null && isFrail(who)) {
                why.add("scored %s".formatted(who.score().words()));
            }
            return "comes first, specialist for %s: %s"
                    .formatted(String.join(" and ", codes()), String.join("; ", why));
        }
        if (frailtyFrom == null) {
            return null;
        }
        return who.score() == null
                ? "is for people %s; not scored, so ask".formatted(limit())
                : "is for people %s; scored %d, and %s, so ask"
                        .formatted(limit(), who.score().number(), who.dementia().words());
    }
}
