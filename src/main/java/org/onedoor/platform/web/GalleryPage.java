package org.onedoor.platform.web;

import java.util.List;
import org.onedoor.platform.web.components.ClockCell;
import org.onedoor.platform.web.components.IdentityBar;
import org.onedoor.platform.web.components.Status;
import org.onedoor.platform.web.components.Timeline;
import org.onedoor.platform.web.components.Why;

/** What the gallery shows. Names are invented and long on purpose. */
public record GalleryPage(
        IdentityBar person,
        IdentityBar unknown,
        List<ClockCell> clocks,
        List<Status> statuses,
        Timeline timeline,
        Why why) {
    public GalleryPage {
        clocks = List.copyOf(clocks);
        statuses = List.copyOf(statuses);
    }
}
