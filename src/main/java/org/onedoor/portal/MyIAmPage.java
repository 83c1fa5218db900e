package org.onedoor.portal;

import org.jspecify.annotations.Nullable;
import org.onedoor.record.IAm;
import org.onedoor.record.IAmForm;

/** An I Am to write, or to read. @param form none for whoever only reads */
public record MyIAmPage(
        String base, @Nullable IAm iAm, @Nullable IAmForm form) {}
