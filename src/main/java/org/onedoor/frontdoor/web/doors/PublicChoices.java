package org.onedoor.frontdoor.web.doors;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.onedoor.platform.web.components.Choices.Choice;

/** The answers the public form offers. */
public final class PublicChoices {
    private PublicChoices() {}

    public static List<Choice> relationships() {
        return of(PublicReferral.RELATIONSHIPS);
    }

    public static List<Choice> consents() {
        return of(PublicReferral.CONSENTS);
    }

    public static List<Choice> safeBy() {
        return of(PublicReferral.SAFE_BY);
    }

    public static List<Choice> needs() {
        return Arrays.stream(PublicNeed.values())
                .map(need -> Choice.of(need.code(), need.words()))
                .toList();
    }

    private static List<Choice> of(Map<String, String> answers) {
        return answers.entrySet().stream()
                .map(answer -> Choice.of(answer.getKey(), answer.getValue()))
                .toList();
    }
}
