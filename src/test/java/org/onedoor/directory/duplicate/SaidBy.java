package org.onedoor.directory.duplicate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a source says of a service, as tests make it up. */
record SaidBy(
        String source,
        String name,
        @Nullable String organisation,
        @Nullable String postcode,
        @Nullable String phone,
        @Nullable String web,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo) {

    static SaidBy of(String source, String name) {
        return new SaidBy(source, name, null, null, null, null, null, null);
    }

    SaidBy by(String of) {
        return new SaidBy(source, name, of, postcode, phone, web, ageFrom, ageTo);
    }

    SaidBy at(String place) {
        return new SaidBy(source, name, organisation, place, phone, web, ageFrom, ageTo);
    }

    SaidBy ringing(String number) {
        return new SaidBy(source, name, organisation, postcode, number, web, ageFrom, ageTo);
    }

    SaidBy on(String page) {
        return new SaidBy(source, name, organisation, postcode, phone, page, ageFrom, ageTo);
    }

    SaidBy aged(@Nullable Integer from, @Nullable Integer to) {
        return new SaidBy(source, name, organisation, postcode, phone, web, from, to);
    }

    Said said() {
        return said(UUID.randomUUID());
    }

    Said said(UUID id) {
        UUID sourceId = UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8));
        return new Said(
                new EntryKey(sourceId, id),
                sourceId,
                source,
                name,
                organisation,
                list(postcode),
                list(phone),
                list(web),
                ageFrom,
                ageTo,
                true);
    }

    private static List<String> list(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
