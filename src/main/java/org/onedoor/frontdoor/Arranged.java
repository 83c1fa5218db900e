package org.onedoor.frontdoor;

/** What whoever books a time says of what the person needs when they are seen. */
public enum Arranged {
    /** All of it is. */
    YES,
    /** Not yet: the team is asked to. */
    NOT_YET,
    /** A partner's machine booked, which cannot be asked: the same as not yet. */
    NOT_ASKED
}
