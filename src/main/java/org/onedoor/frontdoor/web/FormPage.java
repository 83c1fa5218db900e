package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.UUID;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.Drafts;

/** The form page. */
public record FormPage(
        UUID draftId,
        Typed typed,
        List<CodedNeed> needs,
        List<Service> services,
        List<Priority> priorities,
        List<Door> doors,
        boolean choosesDoor,
        String ownPractice,
        List<Drafts.Draft> drafts) {}
