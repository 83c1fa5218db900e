package org.onedoor.directory.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.help.AskedForm;
import org.onedoor.directory.help.FindHelp.Found;
import org.onedoor.directory.resource.Library.Said;
import org.onedoor.directory.resource.Resource;

/**
 * The library for everybody.
 *
 * @param found the services there are, once somebody said an age or a place
 * @param lines who answers wherever somebody is
 */
public record SelfHelpPage(
        AskedForm.Read typed,
        List<Resource> resources,
        @Nullable Found found,
        List<Service> lines) {

    public List<Resource> of(Resource.Kind kind) {
        return resources.stream().filter(each -> each.kind() == kind).toList();
    }

    /** One resource with what people thought of it. */
    public record One(Resource resource, List<Said> said, List<CodedNeed> needs) {
        public List<String> paragraphs() {
            return resource.words().lines().filter(line -> !line.isBlank()).toList();
        }
    }
}
