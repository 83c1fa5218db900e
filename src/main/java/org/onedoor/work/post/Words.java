package org.onedoor.work.post;

import org.onedoor.work.post.Gateway.Piece;

/** How a message reads where there is room for more than a text. */
final class Words {
    static final String HELP_NOW =
            "If you need help now, call NHS 111 and choose the mental health option. In an emergency, call 999.";

    private Words() {}

    static String greeted(Piece piece, String sender) {
        return """
                %s

                %s

                %s

                %s
                """.formatted(greeting(piece), piece.words(), piece.closing(), sender);
    }

    static String greeting(Piece piece) {
        return piece.name() == null ? "Hello," : "Dear %s,".formatted(piece.name());
    }
}
