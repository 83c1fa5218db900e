package org.onedoor.frontdoor.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.JointPathways;
import org.onedoor.frontdoor.assessment.Assessment;
import org.onedoor.frontdoor.choice.Choice;
import org.onedoor.frontdoor.perinatal.Flag;
import org.onedoor.frontdoor.therapy.LongTermCondition;
import org.onedoor.frontdoor.therapy.Scores;

/**
 * What a referral says beside where it stands.
 *
 * @param choices the options somebody was offered, the latest first
 * @param chosen the service they chose last; none where they chose none of the directory
 * @param assessments somebody's assessments, the latest first
 * @param services the names of those who made them
 * @param by the names of those who made them, by their accounts
 * @param trusting the services that have signed up to trusted assessment
 * @param expecting that they are pregnant or have a baby
 * @param inForce whether that still counts
 * @param joint how both legs of a joint pathway stand
 * @param sharing the names of the services that share it, in the order in which they began
 */
public record ShownFacts(
        List<Choice> choices,
        @Nullable UUID chosen,
        List<Assessment> assessments,
        Map<UUID, String> services,
        Map<UUID, String> by,
        Set<UUID> trusting,
        @Nullable Flag expecting,
        boolean inForce,
        List<LongTermCondition> conditions,
        List<Scores> scores,
        JointPathways.@Nullable Legs joint,
        List<String> sharing,
        LocalDate today) {
    public ShownFacts {
        choices = List.copyOf(choices);
        assessments = List.copyOf(assessments);
        services = Map.copyOf(services);
        by = Map.copyOf(by);
        sharing = List.copyOf(sharing);
        trusting = Set.copyOf(trusting);
        conditions = List.copyOf(conditions);
        scores = List.copyOf(scores);
    }

    /** Those that a service which has signed up takes without assessing again. */
    public List<Assessment> inDate() {
        return assessments.stream()
                .filter(one -> one.isInDate(today) && one.shared())
                .toList();
    }

    public String by(Assessment one) {
        return by.getOrDefault(one.accountId(), "somebody") + ", " + service(one.serviceId());
    }

    public String service(UUID id) {
        return services.getOrDefault(id, "A service that is gone");
    }

    public boolean anything() {
        return !choices.isEmpty()
                || !assessments.isEmpty()
                || expecting != null
                || !conditions.isEmpty()
                || !scores.isEmpty()
                || joint != null;
    }
}
