package org.onedoor.directory.duplicate;

import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of a service, as far as services are told apart by it.
 *
 * @param sourceId the publisher, or whose file it came in; {@link #OURS} for an entry of our own
 * @param source who says it, in words
 * @param postcodes as they are written, and so the telephones and web addresses
 * @param ageTo the last year of age served
 * @param live whether it is offered to anybody: not gone, not ended
 */
public record Said(
        EntryKey key,
        UUID sourceId,
        String source,
        String name,
        @Nullable String organisation,
        List<String> postcodes,
        List<String> phones,
        List<String> webs,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        boolean live) {
    public static final UUID OURS = new UUID(0, 0);

    public Said {
        postcodes = List.copyOf(postcodes);
        phones = List.copyOf(phones);
        webs = List.copyOf(webs);
    }

    public boolean isOurs() {
        return sourceId.equals(OURS);
    }

    /** Of all it says here: what was decided counts until one of the two says something else. */
    public String sha256() {
        return DigestUtils.sha256Hex("%s\n%s\n%s\n%s\n%s\n%s\n%s"
                .formatted(
                        name,
                        organisation,
                        postcodes.stream().sorted().toList(),
                        phones.stream().sorted().toList(),
                        webs.stream().sorted().toList(),
                        ageFrom,
                        ageTo));
    }
}
