package org.onedoor.exchange.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.onedoor.exchange.fhir.ReferralSearch.Found;
import org.onedoor.exchange.fhir.ReferralSearch.Page;

/**
 * A page of a search as a Bundle. Made here and not by the FHIR library, which walks every resource for references to
 * include: a worklist has none, and it cost a sixth of the answer.
 */
final class SearchSet {
    private static final String SORT = "_sort";
    private static final String UNSORTED = "_sort is not supported: every search here has an order of its own.";
    private static final Pattern LENIENT = Pattern.compile("(^|[,; ])handling *= *lenient\\b");

    /** Marks a Bundle whose total is not known: the FHIR library would put the page's size in its place. */
    private static final String UNCOUNTED = "uncounted";

    private SearchSet() {}

    /** Takes away the total that the FHIR library guessed. */
    static final class Totals {
        @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
        public void unguessed(IBaseResource answer) {
            if (answer instanceof Bundle bundle && Boolean.TRUE.equals(bundle.getUserData(UNCOUNTED))) {
                bundle.setTotalElement(null);
            }
        }
    }

    static Bundle of(RequestDetails request, Page page, Found<? extends Resource> found) {
        String type = request.getResourceName();
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.setId(request.getRequestId());
        String self = passedOver(request) ? unsorted(request) : request.getCompleteUrl();
        bundle.addLink().setRelation("self").setUrl(self);
        if (found.total() != null) {
            bundle.setTotal(found.total());
        } else {
            bundle.setUserData(UNCOUNTED, true);
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
        if (passedOver(request)) {
            bundle.addEntry().setResource(remark()).getSearch().setMode(SearchEntryMode.OUTCOME);
        }
        return bundle;
    }

    /**
     * An order that is not kept is refused like any parameter that is not known, unless the client prefers to have it
     * passed over; then the answer says so.
     */
    static void refuseSort(RequestDetails request) {
        if (request.getParameters().containsKey(SORT) && !passedOver(request)) {
            throw new InvalidRequestException(UNSORTED + " Leave it out, or ask with Prefer: handling=lenient.");
        }
    }

    private static boolean passedOver(RequestDetails request) {
        return request.getParameters().containsKey(SORT)
                && request.getHeaders("Prefer").stream()
                        .anyMatch(prefer -> LENIENT.matcher(prefer).find());
    }

    private static OperationOutcome remark() {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.WARNING)
                .setCode(OperationOutcome.IssueType.NOTSUPPORTED)
                .setDiagnostics(UNSORTED + " It was passed over.")
                .addExpression(SORT);
        return outcome;
    }

    /** The search as it was made: the parameters that were heeded, and no other. */
    private static String unsorted(RequestDetails request) {
        Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
        parameters.remove(SORT);
        return url(request, request.getResourceName(), parameters);
    }

    private static String next(RequestDetails request, String type, Page page) {
        Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
        parameters.remove(SORT);
        parameters.put("_count", new String[] {Integer.toString(page.size())});
        parameters.put("_offset", new String[] {Integer.toString(page.number() * page.size())});
        return url(request, type, parameters);
    }

    private static String url(RequestDetails request, String type, Map<String, String[]> parameters) {
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
