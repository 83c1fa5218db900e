package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference page of states and steps says what the one table says. */
class ReferralPageOfReferenceTest {
    private static final Path REFERENCE = Path.of("docs/reference/referral.md");

    /** Run with {@code -Donedoor.write=true} to write the page anew. */
    @Test
    void theReferencePageSaysWhatThePermittedTableSays() throws IOException {
        String page = page();
        if (Boolean.getBoolean("onedoor.write")) {
            Files.writeString(REFERENCE, page);
        }
        assertThat(REFERENCE)
                .as("run this test with -Donedoor.write=true")
                .content()
                .isEqualTo(page);
    }

    @Test
    void everyStepHasARule() {
        assertThat(Permitted.rules().keySet()).containsExactlyInAnyOrder(Step.values());
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # A referral: where it can stand, and what can be done

                Generated from `WorkState`, `StateCodes`, `Step` and `Permitted` by `ReferralPageOfReferenceTest`; do not edit.

                ## Where it can stand

                BaRS is what a message about it holds, e-RS the state of the NHS e-Referral Service that comes nearest, BSeR
                the TaskBusinessStatus of Bidirectional Services eReferrals.

                | state | in words | open | FHIR ServiceRequest | FHIR Task | BaRS | e-RS | BSeR |
                | -- | -- | -- | -- | -- | -- | -- | -- |
                """);
        for (WorkState state : WorkState.values()) {
            StateCodes codes = StateCodes.of(state);
            page.append("| %s | %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            state,
                            state.label(),
                            state.isOpen() ? "yes" : "no",
                            state.serviceRequestStatus(),
                            state.taskStatus(),
                            codes.bars(),
                            Objects.requireNonNullElse(codes.ers(), "–"),
                            Objects.requireNonNullElse(codes.bser(), "–")));
        }
        page.append("""

                ## What can be done, by whom, and where it stands then

                | step | in words | who | while it stands |
                | -- | -- | -- | -- |
                """);
        for (Map.Entry<Step, Permitted.Rule> rule : Permitted.rules().entrySet()) {
            page.append("| %s | %s | %s | %s |%n"
                    .formatted(
                            rule.getKey(),
                            rule.getKey().label(),
                            rule.getValue().who().words(),
                            Arrays.stream(WorkState.values())
                                    .filter(rule.getValue().states()::contains)
                                    .map(WorkState::name)
                                    .collect(Collectors.joining(", "))));
        }
        page.append("""

                ## Why a service says no, or gives a need back

                | code (dos-rejected-reasons-bars) | in words |
                | -- | -- |
                """);
        for (DeclineReason reason : DeclineReason.values()) {
            page.append("| %s | %s |%n".formatted(reason.code(), reason.label()));
        }
        return page.toString();
    }
}
