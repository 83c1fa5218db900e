package org.onedoor.exchange.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which addresses may be called is the operator's to say, and what cannot work is said at the start. */
class PartnerSettingsTest {
    @Test
    void aPartnerIsReadWithoutASlashAtTheEndAndWithoutItsSecretInWords() {
        Partner partner = Partners.read(Map.of("one", entry("https://partner.example.org/fhir/R4/", "secret")))
                .getFirst();
        assertThat(partner.address()).hasToString("https://partner.example.org/fhir/R4");
        assertThat(partner.toString()).doesNotContain("secret-of-two");
    }

    @Test
    void whatCannotWorkStopsTheStartAndSaysWhy() {
        assertRefused("http://partner.example.org/fhir", "s", "onedoor.partners.one.address must begin with https://");
        assertRefused("ftp://localhost/fhir", "s", "onedoor.partners.one.address must begin with https://");
        assertRefused("https://partner example", "s", "onedoor.partners.one.address is not an address");
        assertRefused("https://", "s", "onedoor.partners.one.address");
        assertRefused("https://partner.example.org/fhir", " ", "onedoor.partners.one.secret is not set");
        assertThat(Partners.read(Map.of("one", entry("http://localhost:8081/fhir/R4", "s"))))
                .hasSize(1);
    }

    @Test
    void oneServiceIsAnsweredForByOnePartner() {
        Map<String, PartnerSettings.Entry> both = Map.of(
                "one", entry("https://one.example.org/fhir", "s"), "two", entry("https://two.example.org/fhir", "s"));
        assertThatThrownBy(() -> Partners.read(both))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("which another partner answers for too");
    }

    private static void assertRefused(String address, String secret, String why) {
        assertThatThrownBy(() -> Partners.read(Map.of("one", entry(address, secret))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(why);
    }

    private static PartnerSettings.Entry entry(String address, String secret) {
        return new PartnerSettings.Entry(
                "Partner",
                address,
                "https://partner.example.org/token",
                "us",
                secret.isBlank() ? secret : secret + "-of-two",
                null,
                null,
                Map.of("veterans-support", "100"),
                Duration.ofHours(4),
                Duration.ofDays(28));
    }
}
