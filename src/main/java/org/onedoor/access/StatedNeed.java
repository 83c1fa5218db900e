package org.onedoor.access;

import java.time.Instant;
import java.util.UUID;

/** That somebody said why they must see something of a person. @param controllerId who keeps what is seen */
public record StatedNeed(UUID controllerId, NeedBasis basis, String reason, Instant begunAt, Instant until) {}
