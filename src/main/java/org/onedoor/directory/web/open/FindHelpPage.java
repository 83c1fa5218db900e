package org.onedoor.directory.web.open;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.help.AskedForm;
import org.onedoor.directory.help.FindHelp.Found;
import org.onedoor.directory.resource.Resource;

/** The three questions and their answer. @param found none until something was asked @param topics what can be chosen */
public record FindHelpPage(
        AskedForm.Read typed, @Nullable Found found, List<CodedNeed> topics, List<Resource> resources) {

    /** What was understood, in words. */
    public String understood() {
        return found == null
                ? ""
                : found.understood().stream().map(CodedNeed::label).collect(Collectors.joining("; "));
    }
}
