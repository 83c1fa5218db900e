package org.onedoor.people;

/** Hears, inside the act that says so, where somebody now lives, was found or is registered. It may be as it was before. */
public interface MoveListener {
    void moved(Person person);
}
