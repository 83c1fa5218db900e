package org.onedoor.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an error page says: what is wrong, how to mend it, and a reference where somebody must look into it.
 *
 * @param code the same for machines
 * @param readable of a form that could not be read as a whole, each field that could be, with its name
 */
public record ErrorPage(
        int status,
        String code,
        String title,
        List<String> sentences,
        @Nullable String reference,
        List<String> readable) {
    public ErrorPage {
        sentences = List.copyOf(sentences);
        readable = List.copyOf(readable);
    }

    ErrorPage(int status, String code, String title, List<String> sentences, @Nullable String reference) {
        this(status, code, title, sentences, reference, List.of());
    }

    /** A form that could not be read. @param wrong what is wrong with it */
    static ErrorPage broken(String wrong, List<String> readable) {
        return new ErrorPage(
                400,
                "broken-form",
                "This form could not be read",
                List.of(
                        wrong,
                        "Nothing was saved.",
                        "Your browser's back button leads back to what you typed: send it again. If that does not help, copy what you typed, open the form anew and type it there. Something between you and OneDoor changes what is sent: tell your OneDoor administrator."),
                null,
                readable);
    }

    /** The same for whoever may not be shown what was in the form. */
    ErrorPage withoutForm() {
        return new ErrorPage(status, code, title, sentences, reference);
    }

    static ErrorPage of(int status, String code, String title, String... sentences) {
        return new ErrorPage(status, code, title, List.of(sentences), null);
    }
}
