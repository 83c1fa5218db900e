package org.onedoor.desk.identity;

import org.onedoor.people.Person;

/** Where somebody without a fixed abode is found. */
public record AbodePage(Person person, String key, Typed typed) {
    /** What was typed. @param abode {@code none} or {@code home} */
    public record Typed(String abode, String foundAt, String foundPostcode, String outreach) {}
}
