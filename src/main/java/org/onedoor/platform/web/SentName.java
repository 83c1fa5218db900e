package org.onedoor.platform.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Writing;
import org.springframework.web.multipart.MultipartFile;

/** What a file that was sent is called: whoever sent it chose the name, and it is shown and kept. */
public final class SentName {
    private static final int LONGEST = 200;

    private SentName() {}

    /**
     * The last part of whatever path a browser sends, as it can be kept, and at most 200 characters of it. A longer one is cut
     * in its middle, so that the ending, by which a kind of file is judged, stays.
     */
    public static String of(MultipartFile file, String otherwise) {
        return of(file.getOriginalFilename(), otherwise);
    }

    static String of(@Nullable String sent, String otherwise) {
        String path = sent == null ? "" : Writing.storable(sent);
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .strip();
        return name.isEmpty() ? otherwise : Writing.shortened(name, LONGEST);
    }
}
