package org.onedoor.platform.web;

import java.io.IOException;

/** More was sent than may be. */
public final class BodyTooLarge extends IOException {
    BodyTooLarge() {
        super("The body is larger than allowed");
    }
}
