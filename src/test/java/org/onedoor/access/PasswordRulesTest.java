package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody may choose, because everybody would try it. */
class PasswordRulesTest {
    private static final List<String> CONTEXT = List.of("s.okafor", "Simone Okafor");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "P@ssw0rd2026!",
                "Welcome2026!!",
                "qwertyuiop12",
                "123456789012",
                "aaaaaaaaaaaa",
                "OneDoorEssex1",
                "Okafor2026!!!",
                "SimoneOkafor1",
                "Summer2026Winter",
                "nhsnhsnhsnhs1",
                "iloveyou12345",
                "1q2w3e4r5t6y",
                "trustno1trustno1",
                "mentalhealthnurse1",
                "January2026!!"
            })
    void whatWouldBeTriedFirstIsRefused(String password) {
        assertThat(PasswordRules.problem(password, CONTEXT)).get().asString().contains("one of the first");
    }

    /** The first four are strong by the words zxcvbn brings alone: each was stolen, and is written otherwise here too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "amordemivida",
                "alhamdulillah",
                "assalamualaikum",
                "diostebendiga",
                "Alhamdulillah1",
                "Am0rdem1v1da",
                "DiosTeBendiga!"
            })
    void whatWasStolenInOtherLanguagesIsRefusedHoweverItIsWritten(String password) {
        assertThat(PasswordRules.problem(password, CONTEXT)).get().asString().contains("stolen elsewhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gravel lantern otter nine", "klarinettenfisch", "Größe-Ei-Wolke-Tür", "tidal marmot ledger"})
    void longWordsOfOnesOwnAreTaken(String password) {
        assertThat(PasswordRules.problem(password, CONTEXT)).isEmpty();
    }

    @Test
    void tooShortAndTooLongAreSaidSo() {
        assertThat(PasswordRules.problem("elevenchars", CONTEXT))
                .get()
                .asString()
                .contains("12 characters");
        assertThat(PasswordRules.problem("lantern ".repeat(10), CONTEXT))
                .get()
                .asString()
                .contains("72 characters");
    }
}
