package org.onedoor.directory;

import org.jspecify.annotations.Nullable;

/**
 * A sort of service.
 *
 * @param mapLabel the label on Thurrock's map of services, where it has one
 */
public record ServiceType(
        String code, String label, @Nullable String mapLabel) {}
