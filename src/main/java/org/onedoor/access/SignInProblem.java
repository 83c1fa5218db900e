package org.onedoor.access;

import java.io.Serializable;
import java.util.List;

/**
 * Why a sign-in with the provider came to nothing, in words for whoever tried.
 *
 * @param code stable, for whoever is asked for help
 * @param heading what happened
 * @param sentences what it means and what to do
 * @param claimed roles that were brought and are not known here
 */
public record SignInProblem(String code, String heading, List<String> sentences, List<String> claimed)
        implements Serializable {
    static final String HELD = "onedoor.sign-in.problem";

    public SignInProblem {
        sentences = List.copyOf(sentences);
        claimed = List.copyOf(claimed);
    }

    static SignInProblem away() {
        return new SignInProblem(
                "away",
                "The sign-in service does not answer",
                List.of(
                        "Nothing is wrong with your account. Try again in a minute.",
                        "If it lasts, tell your organisation's OneDoor administrator."),
                List.of());
    }

    static SignInProblem cancelled() {
        return new SignInProblem(
                "cancelled",
                "You were not signed in",
                List.of("The sign-in service said no, or the sign-in was cancelled there. You can try again."),
                List.of());
    }

    static SignInProblem lost() {
        return new SignInProblem(
                "lost",
                "The sign-in took too long",
                List.of("It took longer than 15 minutes, or was begun in another window. Begin again."),
                List.of());
    }

    static SignInProblem ended() {
        return new SignInProblem(
                "ended",
                "Your account has been ended",
                List.of(
                        "An administrator ended your account with OneDoor, so you are not signed in.",
                        "If that is wrong, ask your organisation's OneDoor administrator."),
                List.of());
    }

    static SignInProblem noRole(List<String> claimed) {
        return new SignInProblem(
                "no-role",
                "You have no role that OneDoor knows",
                List.of(
                        claimed.isEmpty()
                                ? "You proved who you are, but the sign-in service named no role of yours."
                                : "You proved who you are, but OneDoor knows none of the roles you hold.",
                        "Ask your organisation's Registration Authority whether your roles are right. If they are, show this"
                                + " page to your OneDoor administrator."),
                claimed);
    }

    /** @param code the error, as the protocol names it */
    static SignInProblem untrusted(String code) {
        return new SignInProblem(
                "untrusted",
                "You were not signed in",
                List.of(
                        "What the sign-in service sent could not be trusted, so OneDoor did not take it. Try again.",
                        "If it happens again, tell your OneDoor administrator at once, with the time and the words '%s'."
                                .formatted(code)),
                List.of());
    }
}
