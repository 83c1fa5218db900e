package org.onedoor.directory.web.open;

import java.util.List;
import java.util.Map;
import org.onedoor.directory.pathway.Pathway;
import org.onedoor.directory.pathway.StageContacts.Contact;

/** One agreed pathway for everybody. @param contacts by the number of each stage */
public record OpenPathwayPage(Pathway pathway, Map<Integer, List<Contact>> contacts) {
    /** All that are agreed, by title. */
    public record All(List<Pathway> pathways) {}
}
