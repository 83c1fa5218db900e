package org.onedoor.directory;

import java.util.List;
import java.util.UUID;
import org.onedoor.platform.Looks;

/** What is still open with a service: whoever keeps referrals fills this port, from inside a look. */
public interface OpenItems {

    /** One open item the reader may see. @param reference as people write it @param path where it can be opened */
    record Item(String reference, String path) {}

    /** @param hidden how many there are that the reader may not see */
    record Open(List<Item> items, int hidden) {
        public Open {
            items = List.copyOf(items);
        }
    }

    Open of(UUID serviceId, Looks.Shown shown);

    /** How many there are, whoever may see them. */
    int count(UUID serviceId);
}
