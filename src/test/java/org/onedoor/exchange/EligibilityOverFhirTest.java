package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onedoor.directory.MadeService;
import org.onedoor.directory.Service;
import org.onedoor.exchange.Partner.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** For whom a service is, as a partner's machine reads it: each rule with a code it can hold against somebody. */
class EligibilityOverFhirTest extends OneReferralSent {
    @Autowired
    MadeService made;

    @Test
    void agesSexPracticesAndFrailtyAreCodedRulesOfTheHealthcareService() {
        Service service = made.adults();
        jdbc.sql("""
                update directory.service
                   set for_sex = 'women', sex_reason = 'Survivors of abuse', registered_with = '{practice:F81088,pcn:U06243}',
                       specialist_for = '{dementia,frailty}', frailty_from = 5
                 where service_id = :id
                """).param("id", service.id()).update();
        made.close(made.beside(service, "loneliness")); // makes the directory look again

        Answer answer = partner.get("/HealthcareService/" + service.id());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode rules = answer.json().path("eligibility");
        assertThat(rules.size()).isEqualTo(7);
        assertThat(rules.toString())
                .contains("\"code\":\"female\"", "http://hl7.org/fhir/administrative-gender", "Survivors of abuse")
                .contains("\"code\":\"F81088\"", "\"code\":\"U06243\"", "https://fhir.nhs.uk/Id/ods-organization-code")
                .contains("\"code\":\"age-18-any\"", "18 and over");
        assertThat(rules.toString())
                .contains("\"code\":\"specialist-dementia\"", "\"code\":\"specialist-frailty\"")
                .contains(
                        "\"code\":\"frailty-from-5\"", "people from 5 on the Clinical Frailty Scale, or with dementia");
        made.close(service);
    }
}
