package org.onedoor.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the rules say of one case: at most one rule of each kind, the one that counts first. */
public record Leads(List<LeadRule> rules) {
    public Leads {
        rules = List.copyOf(rules);
    }

    /** The rule that decides. */
    public Optional<LeadRule> deciding() {
        return rules.stream().findFirst();
    }

    public Optional<LeadRule> by(LeadRule.Kind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).findFirst();
    }

    public boolean isLed(UUID organisation) {
        return deciding().filter(rule -> rule.leadId().equals(organisation)).isPresent();
    }
}
