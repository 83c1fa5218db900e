package org.onedoor.exchange.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** What begins with an underscore and is heeded, here or by the FHIR library. */
    private static final Set<String> HEEDED =
            Set.of("_count", "_offset", "_format", "_pretty", "_summary", "_elements", "_total", "_id");
    /** What is heeded with a colon in it: a name to the letter, an identifier of the one that is referred to, its type. */
    private static final Set<String> MODIFIED = Set.of(
            "family:exact",
            "given:exact",
            "subject:identifier",
            "subject:Patient",
            "patient:Patient",
            "focus:ServiceRequest",
            "schedule.actor:HealthcareService");

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
        String self = passedOver(request) ? heeded(request) : request.getCompleteUrl();
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
            bundle.addEntry().setResource(remark(request)).getSearch().setMode(SearchEntryMode.OUTCOME);
        }
        return bundle;
    }

    /**
     * What a search here does not heed is refused like any parameter that is not known, so that nobody takes all for some. An
     * order, and what only narrows a search, is passed over where the client prefers that; then the answer says so.
     */
    static void refuseUnheeded(RequestDetails request) {
        List<String> modified = request.getParameters().keySet().stream()
                .filter(name -> name.indexOf(':') > 0 && !MODIFIED.contains(name) && !adds(name))
                .sorted()
                .toList();
        if (!modified.isEmpty()) {
            throw new InvalidRequestException(
                    "%s is not supported. Ask without the colon and what follows it, and choose from the answer."
                            .formatted(String.join(" and ", modified)));
        }
        if (!unheeded(request).isEmpty() && !lenient(request)) {
            throw new InvalidRequestException(said(request) + " Leave it out, or ask with Prefer: handling=lenient.");
        }
    }

    private static List<String> unheeded(RequestDetails request) {
        return request.getParameters().keySet().stream()
                .filter(name -> name.startsWith("_") && name.indexOf(':') < 0 && !HEEDED.contains(name) && !adds(name))
                .sorted()
                .toList();
    }

    /** Whether it asks for more beside what is found: an answer without it says nothing wrong. */
    private static boolean adds(String name) {
        return name.startsWith("_include") || name.startsWith("_revinclude");
    }

    private static String said(RequestDetails request) {
        List<String> unheeded = unheeded(request);
        return "%s is not supported%s."
                .formatted(
                        String.join(" and ", unheeded),
                        unheeded.equals(List.of(SORT)) ? ": every search here has an order of its own" : "");
    }

    private static boolean lenient(RequestDetails request) {
        return request.getHeaders("Prefer").stream()
                .anyMatch(prefer -> LENIENT.matcher(prefer).find());
    }

    private static boolean passedOver(RequestDetails request) {
        return !unheeded(request).isEmpty() && lenient(request);
    }

    private static OperationOutcome remark(RequestDetails request) {
        OperationOutcome outcome = new OperationOutcome();
        OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.WARNING)
                .setCode(OperationOutcome.IssueType.NOTSUPPORTED)
                .setDiagnostics(said(request) + " It was passed over.");
        unheeded(request).forEach(issue::addExpression);
        return outcome;
    }

    /** The search as it was made: the parameters that were heeded, and no other. */
    private static String heeded(RequestDetails request) {
        Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
        parameters.keySet().removeAll(unheeded(request));
        return url(request, request.getResourceName(), parameters);
    }

    private static String next(RequestDetails request, String type, Page page) {
        Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
        parameters.keySet().removeAll(unheeded(request));
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
