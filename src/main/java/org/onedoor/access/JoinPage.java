package org.onedoor.access;

import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The page by which somebody sets a password and a code app.
 *
 * @param first nobody administers this installation yet: they say who they are as well
 * @param picture the code app's secret, as an address of a picture
 * @param spoken the same in letters
 * @param passkeys whether one may be made instead
 */
public record JoinPage(
        String link,
        boolean first,
        String name,
        String username,
        String organisation,
        String picture,
        String spoken,
        boolean passkeys) {
    private static final int MARGIN = 4;

    /** What is shown once, when all is set. */
    public record Done(String username, List<String> recoveryCodes) {
        public Done {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /** A picture that a code app reads, drawn as one path. */
    static String drawn(String words) {
        QrCode code = QrCode.encodeText(words, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + MARGIN, y + MARGIN));
                }
            }
        }
        int size = code.size + 2 * MARGIN;
        String svg = """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0,0h%dv%dH0z"/><path d="%s"/></svg>""".formatted(size, size, size, size, path);
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }
}
