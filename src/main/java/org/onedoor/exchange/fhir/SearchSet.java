package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.onedoor.exchange.fhir.ReferralSearch.Found;
import org.onedoor.exchange.fhir.ReferralSearch.Page;

/**
 * A page of a search as a Bundle. Made here and not by the FHIR library, which walks every resource for references to
 * include: a worklist has none, and it cost a sixth of the answer.
 */
final class SearchSet {
    private SearchSet() {}

    static Bundle of(RequestDetails request, Page page, Found<? extends Resource> found) {
        String type = request.getResourceName();
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.setId(request.getRequestId());
        bundle.addLink().setRelation("self").setUrl(request.getCompleteUrl());
        if (found.total() != null) {
            bundle.setTotal(found.total());
        }
        boolean more = found.total() == null || page.number() * (long) page.size() < found.total();
        if (page.size() > 0 && more) {
            bundle.addLink().setRelation("next").setUrl(next(request, type, page));
        }
        for (Resource resource : found.page()) {
            Bundle.BundleEntryComponent entry = bundle.addEntry().setResource(resource);
            entry.setFullUrl("%s/%s/%s".formatted(request.getFhirServerBase(), type, resource.getIdPart()));
            entry.getSearch().setMode(SearchEntryMode.MATCH);
        }
        return bundle;
    }

    private static String next(RequestDetails request, String type, Page page) {
        Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
        parameters.put("_count", new String[] {Integer.toString(page.size())});
        parameters.put("_offset", new String[] {Integer.toString(page.number() * page.size())});
        StringBuilder url =
                new StringBuilder(request.getFhirServerBase()).append('/').append(type);
        char before = '?';
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                url.append(before).append(parameter.getKey()).append('=').append(UrlUtil.escapeUrlParam(value));
                before = '&';
            }
        }
        return url.toString();
    }
}
