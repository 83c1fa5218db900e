package org.onedoor.directory.web.open;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.help.AskedForm;
import org.onedoor.directory.help.FindHelp.Found;
import org.onedoor.directory.resource.Resource;

/**
 * The three questions and their answer.
 *
 * @param found none until something was asked
 * @param topics what can be chosen
 * @param lines who answers wherever somebody is, for whoever lives in no place that is known here
 */
public record FindHelpPage(
        AskedForm.Read typed,
        @Nullable Found found,
        List<CodedNeed> topics,
        List<Resource> resources,
        List<Service> lines) {

    /** What was understood, in words. */
    public String understood() {
        return found == null ? "" : labels(found.understood());
    }

    public boolean understands(String code) {
        return found != null
                && found.understood().stream().anyMatch(need -> need.code().equals(code));
    }

    /** What was understood for which nothing can be asked there, in words; empty where the place is not known. */
    public String nothingFor() {
        return found == null || typed.asked().place() == null ? "" : labels(found.nothingFor());
    }

    private static String labels(List<CodedNeed> needs) {
        return needs.stream().map(CodedNeed::label).collect(Collectors.joining("; "));
    }

    /** What was not answered, as the end of a sentence; empty where both were. */
    public String notSaid() {
        boolean where = typed.asked().place() == null && typed.asked().unplaced() == null;
        return typed.asked().age() == null
                ? where ? "how old the person is, or where they live" : "how old the person is"
                : where ? "where the person lives" : "";
    }
}
