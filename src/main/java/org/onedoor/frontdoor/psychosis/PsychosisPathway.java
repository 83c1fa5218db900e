package org.onedoor.frontdoor.psychosis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** On which of the two pathways a referral is. What is a first episode is never only a risk of one. */
public enum PsychosisPathway {
    FIRST_EPISODE(
            "psychosis-first-episode", "First episode of psychosis (FEP)", "Help begins within two weeks of receipt."),
    AT_RISK(
            "psychosis-at-risk",
            "At risk mental state (ARMS)",
            "The two-week standard of a first episode does not run. If psychosis develops, record it: the person goes to early intervention at once.");

    private final String need;
    private final String label;
    private final String meaning;

    PsychosisPathway(String need, String label, String meaning) {
        this.need = need;
        this.label = label;
        this.meaning = meaning;
    }

    public String need() {
        return need;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public static @Nullable PsychosisPathway of(List<String> needs) {
        return needs.contains(FIRST_EPISODE.need) ? FIRST_EPISODE : needs.contains(AT_RISK.need) ? AT_RISK : null;
    }
}
