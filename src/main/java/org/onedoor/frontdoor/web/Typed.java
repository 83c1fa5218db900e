package org.onedoor.frontdoor.web;

import java.util.List;
import java.util.Map;
import org.onedoor.platform.web.TypedForm;
import org.springframework.util.MultiValueMap;

/** What somebody typed into a form of the front door. */
public final class Typed extends TypedForm {
    public Typed(Map<String, List<String>> values) {
        super(values);
    }

    public static Typed of(MultiValueMap<String, String> form) {
        return new Typed(withoutPages(form));
    }

    public static Typed nothing() {
        return new Typed(Map.of());
    }
}
