package org.onedoor.platform.web;

import java.util.List;
import java.util.Objects;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;

/**
 * A form that cannot be read as it came: nothing of it is used. Its words are ours and hold nothing that was typed, because
 * they reach the log.
 */
final class BrokenForm extends RuntimeException {
    private final transient List<String> readable;

    /**
     * @param wrong what is wrong, in a sentence
     * @param readable what could be read of it, each a field's name and what was typed
     */
    BrokenForm(String wrong, List<String> readable) {
        super(wrong);
        this.readable = List.copyOf(readable);
    }

    /** A form with a file, of which nothing can be read. @param failure what the container says */
    static BrokenForm ofParts(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileCountLimitExceededException) {
                return new BrokenForm("It has more parts than OneDoor reads at once: send fewer files.", List.of());
            }
            if (Objects.toString(cause.getMessage(), "").contains("boundary")) {
                return new BrokenForm(
                        "It does not say where one field ends and the next begins (the boundary of its type is missing), so none of it could be read.",
                        List.of());
            }
        }
        return new BrokenForm(
                "It did not arrive whole, so none of it could be read. A file must be chosen again.", List.of());
    }

    List<String> readable() {
        return readable;
    }
}
