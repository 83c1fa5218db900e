package org.onedoor.work.post;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Way;

/** One way out. It may be handed the same piece twice, after a crash: each time under the same id, to be known again. */
public interface Gateway {
    /**
     * What leaves.
     *
     * @param to a phone number, an e-mail address, or the lines of a postal address
     * @param name who it is for; none when nobody knows
     * @param closing what stands under the words where there is room for more than a text
     * @param largePrint whether they need anything printed to be large
     */
    record Piece(
            UUID messageId,
            String to,
            @Nullable String name,
            String words,
            String closing,
            Instant writtenAt,
            boolean largePrint) {

        /** To somebody who uses services: it closes with where help is to be had now. */
        public static Piece toPerson(
                UUID messageId, String to, @Nullable String name, String words, Instant writtenAt, boolean largePrint) {
            return new Piece(messageId, to, name, words, Words.HELP_NOW, writtenAt, largePrint);
        }
    }

    /** It was refused and always will be: the number does not exist, the address is wrong. */
    final class Undeliverable extends Exception {
        private static final long serialVersionUID = 1L;

        /** @param why in words for those who look at the message, without the address */
        public Undeliverable(String why) {
            super(why);
        }
    }

    Way way();

    /**
     * @return what the other side calls it, for asking after it
     * @throws IOException when it may work later
     */
    String send(Piece piece) throws IOException, Undeliverable;
}
