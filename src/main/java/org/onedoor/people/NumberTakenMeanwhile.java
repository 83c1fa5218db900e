package org.onedoor.people;

import org.springframework.dao.TransientDataAccessException;

/** Somebody else was registered with the same NHS number at this very moment: look again, and it is found. */
public final class NumberTakenMeanwhile extends TransientDataAccessException {
    public NumberTakenMeanwhile() {
        super("The NHS number was taken by a registration at the same moment");
    }
}
