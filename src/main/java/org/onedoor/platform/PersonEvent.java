package org.onedoor.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to a person and to no one thing of theirs, such as a referral. */
public interface PersonEvent extends EventData {
    @Override
    default @Nullable UUID scopeId() {
        return null;
    }
}
