package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Unavailable;

/** Which failure becomes which page. */
class ErrorPagesTest {

    @Test
    void eachKindOfFailureHasItsStatusAndItsWords() {
        assertThat(ErrorPages.page(new NotFound("referral")).status()).isEqualTo(404);
        assertThat(ErrorPages.page(new Forbidden("Not your team's.", "A service manager can."))
                        .sentences())
                .containsExactly("Not your team's.", "A service manager can.");
        assertThat(ErrorPages.page(new StaleEdit("referral")).code()).isEqualTo("stale");
        assertThat(ErrorPages.page(new Invalid("born", "Enter a date")).status())
                .isEqualTo(422);
        assertThat(ErrorPages.page(new Refused("conflict", "It is taken.")).status())
                .isEqualTo(409);
        assertThat(ErrorPages.page(new Refused("key-reused", "Another body.")).status())
                .isEqualTo(422);
        assertThat(ErrorPages.page(new Unavailable("PDS", new RuntimeException()))
                        .status())
                .isEqualTo(503);
    }

    @Test
    void aBugIsAReferenceAndNeverItsMessage() {
        ErrorPage page = ErrorPages.page(new IllegalStateException("999 123 4567"));
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.reference()).hasSize(8);
        assertThat(page.sentences()).noneMatch(sentence -> sentence.contains("999"));
        assertThat(Failures.trace(new IllegalStateException("999 123 4567", new RuntimeException("Ola"))))
                .doesNotContain("999")
                .doesNotContain("Ola")
                .contains("java.lang.IllegalStateException");
    }
}
