package org.onedoor.directory.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.entry.Entry;
import org.onedoor.directory.entry.EntryChange;
import org.onedoor.directory.entry.EntryField;

/** The form by which an entry is changed. @param preview what would change; empty before it was asked for */
public record EntryFormPage(
        Service service,
        Entry entry,
        Map<String, String> typed,
        Map<String, String> problems,
        List<EntryChange.Field> preview,
        List<CodedNeed> needs) {

    public String value(EntryField field) {
        return typed.getOrDefault(field.code(), field.value(service, entry));
    }

    public @Nullable String problem(EntryField field) {
        return problems.get(field.code());
    }

    public String address() {
        return "/services/" + service.code();
    }

    public long version() {
        String version = typed.getOrDefault("version", "");
        return version.matches("[0-9]{1,18}") ? Long.parseLong(version) : service.version();
    }
}
