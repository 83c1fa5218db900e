package org.onedoor.exchange.bars;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What the references of a Bundle refer to: an entry by its fullUrl, by its type and id, or by the type and id its fullUrl
 * ends with. Where two entries would answer to one type and id, neither does: nobody is taken for somebody else.
 */
final class References {
    private static final String URN = "urn:uuid:";
    private static final Pattern TYPE_AND_ID = Pattern.compile("([A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64})$");

    private final Map<String, Resource> byUrl = new HashMap<>();
    private final Map<String, Resource> byTypeAndId = new HashMap<>();
    private final Set<String> unclear = new HashSet<>();

    private References() {}

    static References of(Bundle bundle) {
        References references = new References();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            Resource resource = entry.getResource();
            if (resource == null) {
                continue;
            }
            if (resource.getIdElement().hasIdPart()) {
                references.name(
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
            }
            if (entry.hasFullUrl()) {
                references.byUrl.put(key(entry.getFullUrl()), resource);
                Matcher end = TYPE_AND_ID.matcher(entry.getFullUrl());
                if (end.find()) {
                    references.name(end.group(1), resource);
                }
            }
        }
        return references;
    }

    private void name(String typeAndId, Resource resource) {
        Resource before = byTypeAndId.putIfAbsent(typeAndId, resource);
        if (before != null && before != resource) {
            unclear.add(typeAndId);
        }
    }

    /** The same for two ways to write one address: the letters of a UUID have no case. */
    static String key(String url) {
        return url.regionMatches(true, 0, URN, 0, URN.length()) ? url.toLowerCase(Locale.ROOT) : url;
    }

    /** The resource, which may be contained in the one that refers to it; none where the Bundle holds none. */
    @Nullable
    Resource find(Reference reference) {
        if (reference.getResource() instanceof Resource resource) {
            return resource;
        }
        String said = reference.getReference();
        if (said == null) {
            return null;
        }
        Resource found = byUrl.get(key(said));
        return found != null || unclear.contains(said) ? found : byTypeAndId.get(said);
    }
}
