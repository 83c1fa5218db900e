package org.onedoor.directory;

import org.jspecify.annotations.Nullable;

/** A service with what is known of its room at the moment of the match. */
record Candidate(Service service, @Nullable Slot firstFree, Capacity capacity) {}
