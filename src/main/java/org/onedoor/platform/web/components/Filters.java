package org.onedoor.platform.web.components;

import gg.jte.Content;
import java.util.List;

/**
 * The filters of a list: GET parameters, so that a view can be shared and bookmarked, and never a name or number.
 *
 * @param action the list's own address
 * @param fields the fields of the form
 * @param chips those that are set; each link takes one away
 */
public record Filters(String action, Content fields, List<Link> chips) {
    public Filters {
        chips = List.copyOf(chips);
    }
}
