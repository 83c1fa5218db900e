package org.onedoor.crisis.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseReads.Seen;
import org.onedoor.crisis.Fact;
import org.onedoor.crisis.FactKind;
import org.onedoor.crisis.Question;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.platform.web.components.Select;

/** The form of one fact. @param correcting the fact that is put right; none when it is new */
public record FactPage(
        Seen seen,
        FactKind kind,
        @Nullable Fact correcting,
        TypedForm typed,
        String key,
        @Nullable String conflict) {

    public String path() {
        return "/crisis/" + seen.detention().incidentId();
    }

    public String action() {
        return correcting == null ? path() + "/do/" + kind.code() : path() + "/correct/" + correcting.factId();
    }

    /** As typed; of a correction, as it was said. */
    public String value(Question question) {
        String said = correcting == null
                ? ""
                : question.isCoded() ? correcting.code(question.name()) : correcting.said(question.name());
        return typed.getOr(question.name(), said);
    }

    public List<Select.Option> options(Question question) {
        List<Select.Option> options = new ArrayList<>(List.of(Select.Option.of("", "Choose")));
        Map<UUID, String> from = new java.util.LinkedHashMap<>();
        if (question.type() == Question.Type.PLACE) {
            seen.places().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .forEach(entry -> from.put(entry.getKey(), entry.getValue()));
        } else {
            seen.people().values().forEach(each -> from.put(each.id(), each.name()));
        }
        from.forEach((id, name) -> options.add(Select.Option.of(id.toString(), name)));
        return options;
    }
}
