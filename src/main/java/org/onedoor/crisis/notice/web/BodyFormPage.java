package org.onedoor.crisis.notice.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.BodyKind;
import org.onedoor.people.Details;
import org.onedoor.people.Person;
import org.onedoor.platform.web.TypedForm;

/**
 * The form of one kind.
 *
 * @param begun the person it was begun from
 * @param sent why the form was not sent again; none otherwise
 * @param said who a notice says it is, where it was begun from one
 */
public record BodyFormPage(
        BodyKind kind,
        Map<String, String> recipients,
        @Nullable Person begun,
        @Nullable Details said,
        @Nullable String notice,
        @Nullable String concern,
        TypedForm typed,
        @Nullable String sent,
        String key) {
    public BodyFormPage {
        recipients = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(recipients));
    }

    public Details known() {
        if (begun != null) {
            return new Details(
                    begun.nhsNumber(),
                    begun.familyName(),
                    begun.givenName(),
                    null,
                    begun.birthDate(),
                    begun.gender(),
                    null,
                    begun.postcode(),
                    null,
                    null,
                    null,
                    null,
                    false,
                    false,
                    null);
        }
        return said == null ? Details.NOTHING : said;
    }

    /** What was typed, or what is known. */
    public String value(String field, @Nullable Object otherwise) {
        return typed.getOr(field, otherwise == null ? "" : otherwise.toString());
    }
}
