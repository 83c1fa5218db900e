package org.onedoor.frontdoor.web;

import java.util.List;

/** How far "I Am" has come. */
public record RollOutPage(List<Row> rows, String now) {

    /** One service. @param people whom it looks after now @param shared those of them who share an I Am with it */
    public record Row(String service, int people, int shared) {}
}
