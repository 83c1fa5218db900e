package org.onedoor.platform;

/** The two things that can be done to data. */
public enum Action {
    READ,
    WRITE
}
