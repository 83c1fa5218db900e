package org.onedoor.demo.story;

import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * One step of a story.
 *
 * @param who in words: the GP, the navigator
 * @param username the demo account that does it, and in whose window it can be seen
 * @param detail what is worth noticing
 */
public record Scene(
        Instant at, String who, String username, String title, String detail, BiConsumer<Playing, Scene> deed) {}
