package org.onedoor.demo.story;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * One step of a story that is played.
 *
 * @param username in whose window it can be seen
 * @param deed what is done in it, to one playing
 */
public record Step<R>(Instant at, String who, String username, String title, String detail, Consumer<R> deed) {}
