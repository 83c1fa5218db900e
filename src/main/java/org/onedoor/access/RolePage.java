package org.onedoor.access;

import java.util.List;

/** The page that asks which of several roles somebody works in now. */
public record RolePage(List<Role> roles) {
    public RolePage {
        roles = List.copyOf(roles);
    }

    /** One of them. */
    public record Role(String id, String name, String organisation) {}
}
