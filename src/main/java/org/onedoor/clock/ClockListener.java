package org.onedoor.clock;

/**
 * Hears that a clock is about to fall due, or did: each threshold exactly once, in the transaction that marks it. An act
 * on the clock's subject joins that transaction; throwing undoes all of it, and it is tried again.
 */
public interface ClockListener {
    void warned(ClockRow clock);

    void breached(ClockRow clock);
}
