package org.onedoor.directory;

import java.util.UUID;

/** How many people sign in for a team: whoever keeps accounts fills this port. */
public interface StaffOfTeam {
    int count(UUID teamId);
}
