package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.doors.PastedLetters;
import org.onedoor.platform.Drafts;

/** The form page. @param letter the one it was filled in from, where there is one */
public record FormPage(
        UUID draftId,
        Typed typed,
        List<CodedNeed> needs,
        List<Service> services,
        List<Priority> priorities,
        List<Door> doors,
        boolean choosesDoor,
        String ownPractice,
        List<Drafts.Draft> drafts,
        PastedLetters.@Nullable Pasted letter) {

    /** What stands under a field: the words of the letter it was filled in from, or what it usually says. */
    public @Nullable String hint(String field, @Nullable String usual) {
        String said = letter == null ? null : letter.says(field);
        return said == null ? usual : said;
    }
}
