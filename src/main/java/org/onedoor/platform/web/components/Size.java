package org.onedoor.platform.web.components;

import java.util.Locale;

/** How large a label, legend, caption or heading is. */
public enum Size {
    S,
    M,
    L,
    XL;

    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
