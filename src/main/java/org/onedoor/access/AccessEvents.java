package org.onedoor.access;

import org.onedoor.platform.PersonEvent;

/** What happens to who may see a person. */
public final class AccessEvents {
    private AccessEvents() {}

    /** Somebody opened the emergency extract by breaking the glass. @param ground its code */
    public record GlassBroken(String ground) implements PersonEvent {}

    /** Somebody said why they must see something in an incident. @param basis its code */
    public record NeedStated(String basis) implements PersonEvent {}

    /** A carer of the person is known. */
    public record CarerAdded() implements PersonEvent {}

    /** Somebody is no carer of the person any longer: added by mistake, or it is over. */
    public record CarerEnded() implements PersonEvent {}

    /** A carer may be told of a topic. @param topic its code */
    public record PermissionGiven(String topic) implements PersonEvent {}

    /** A carer may no longer be told of a topic. @param topic its code */
    public record PermissionWithdrawn(String topic) implements PersonEvent {}

    /** The person does not want a class of data to be seen. @param data its code */
    public record ObjectionMade(String data) implements PersonEvent {}

    /** The person no longer objects. @param data its code */
    public record ObjectionWithdrawn(String data) implements PersonEvent {}
}
