package org.onedoor.programme.governance.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.components.Select.Option;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.EntryForm;
import org.onedoor.programme.governance.Groups;
import org.onedoor.programme.governance.Register;

/**
 * The form of an entry.
 *
 * @param entry none for a new one
 * @param refused why it may not be done at all; {@code conflict} why it was not saved
 * @param options what each field offers, by its name
 * @param similar groups that do something alike, shown before another is made
 */
public record EntryFormPage(
        Register register,
        @Nullable Entry entry,
        EntryForm form,
        @Nullable String refused,
        @Nullable String conflict,
        Map<String, List<Option>> options,
        List<Groups.Overlap> similar) {
    public String address() {
        return entry == null ? register.address() + "/new" : entry.address() + "/change";
    }

    public String back() {
        return entry == null ? register.address() : entry.address();
    }
}
