package org.onedoor.directory;

import java.util.List;

/** Our directory asked as the NHS Directory of Services would be asked, so that the two lists can be held side by side. */
public interface DirectoryOfServices {
    /** What the strategy is called. */
    String NAME = "nhs-dos-1.5";

    /** A service and what the rules said of it. */
    record Listed(Service service, List<String> reasons) {
        public Listed {
            reasons = List.copyOf(reasons);
        }
    }

    /** A rule of the search, by the id that its worked cases use. */
    record Rule(String id, String words) {}

    /**
     * The list.
     *
     * @param asked what was asked for, in words
     * @param catchAll whether nothing was left and the catch-all was asked
     */
    record Found(List<Listed> offers, List<Listed> excluded, List<String> asked, boolean catchAll) {
        public Found {
            offers = List.copyOf(offers);
            excluded = List.copyOf(excluded);
            asked = List.copyOf(asked);
        }
    }

    Found find(Need need);

    List<Rule> rules();
}
