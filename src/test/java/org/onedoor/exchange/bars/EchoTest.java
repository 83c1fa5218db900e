package org.onedoor.exchange.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** What cannot be given back in an answer is refused before anything comes of a message, and not after. */
class EchoTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Test
    void aValueTheLibraryReadsAndCannotCopyIsRefusedInWords() {
        Bundle odd = message("1980-01-01T00:00:00Z");
        assertThatThrownBy(() -> BarsReader.requireEnvelope(odd))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("A value in the message is not as FHIR has it");
    }

    @Test
    void theDatesThatAreMendedFirstCanBeGivenBack() {
        for (String date : new String[] {"1980-01-01T00:00:00Z", "1980-01-01T00:00:00.1+14:00", "1980-01-01"}) {
            Bundle mended = message(date);
            LooseDates.mend(mended);
            BarsReader.requireEnvelope(mended);
            Patient patient = (Patient) mended.getEntryFirstRep().getResource();
            assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1980-01-01");
        }
    }

    private static Bundle message(String birthDate) {
        return FHIR.newJsonParser().parseResource(Bundle.class, """
                {"resourceType": "Bundle", "id": "b1", "type": "message",
                 "entry": [{"resource": {"resourceType": "Patient", "birthDate": "%s"}}]}
                """.formatted(birthDate));
    }
}
