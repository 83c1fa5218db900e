package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import org.onedoor.work.EmailNews;

/** How an account is told. @param much {@code here} for only in OneDoor, or as much as goes by email */
public record HowToldPage(String much, String address, List<EmailNews.Sent> log, Instant now) {
    public HowToldPage {
        log = List.copyOf(log);
    }
}
