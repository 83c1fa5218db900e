package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Each hazard of the log has a control, a number of its own, and a test that is there. */
class HazardsTest {
    @Test
    void everyHazardIsShownByATestThatIsThere() throws IOException {
        SafetyList hazards = SafetyList.of("hazards.csv");
        Set<String> numbers = new HashSet<>();
        for (CSVRecord hazard : hazards.rows()) {
            String id = hazard.get("id");
            String shown = hazard.get("shown_by");
            assertThat(numbers.add(id)).as(id + " stands once").isTrue();
            assertThat(hazard.get("control")).as(id).isNotBlank();
            assertThat(hazards.has(shown)).as(id + " is shown by " + shown).isTrue();
        }
        assertThat(numbers).isNotEmpty();
    }
}
