package org.onedoor.platform.web.components;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import org.jspecify.annotations.Nullable;

/** Words as content. They are escaped where they are written; markup is only ever made by a template. */
public record Text(String words) implements Content {

    public static Text of(String words) {
        return new Text(words);
    }

    static @Nullable Text orNone(@Nullable String words) {
        return words == null ? null : new Text(words);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeUserContent(words);
    }

    @Override
    public boolean isEmptyContent() {
        return words.isEmpty();
    }
}
