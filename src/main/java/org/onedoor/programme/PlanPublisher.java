package org.onedoor.programme;

/** Puts a plan before the public. Filled by the module's own publishing; here so that a demo can call it. */
public interface PlanPublisher {

    /**
     * Publishes the plan as it stands, with every name of a person hidden.
     *
     * @param said what is new, for the public
     * @return the version that is public now; the first is 1
     */
    int publish(String code, String said);

    /** Takes the plan back from the public, where it is public. @param reason the public reads it */
    void takeDown(String code, String reason);
}
