package org.onedoor.directory.openreferral;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.openreferral.OpenCatalogue.Paged;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The directory for other people's programs, in the UK profile of HSDS 3.0: no key, from any page, only to read. */
@Controller
@RequestMapping("/open-referral/v3")
@Does(value = Action.READ, data = "open")
class OpenReferralController {
    private static final String PROFILE = "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md";
    private static final String OPENAPI = "https://docs.openreferraluk.org/en/latest/openapi30.json";

    private final OpenCatalogue catalogue;
    private final Organisations organisations;
    private final JsonMapper json;

    OpenReferralController(OpenCatalogue catalogue, Organisations organisations, JsonMapper json) {
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.json = json;
    }

    @GetMapping
    ResponseEntity<byte[]> about() {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("version", "HSDS-UK-3.0");
        about.put("profile", PROFILE);
        about.put("openapi_url", OPENAPI);
        return answer(HttpStatus.OK, about);
    }

    @GetMapping("/services")
    ResponseEntity<byte[]> services(@RequestParam Map<String, String> asked) {
        return page(asked, catalogue::services);
    }

    @GetMapping("/services/{id}")
    ResponseEntity<byte[]> service(@PathVariable String id) {
        return one(id, catalogue::service);
    }

    @GetMapping("/service_at_locations")
    ResponseEntity<byte[]> atLocations(@RequestParam Map<String, String> asked) {
        return page(asked, catalogue::atLocations);
    }

    @GetMapping("/service_at_locations/{id}")
    ResponseEntity<byte[]> atLocation(@PathVariable String id) {
        return one(id, catalogue::atLocation);
    }

    @GetMapping("/taxonomies")
    ResponseEntity<byte[]> taxonomies(@RequestParam Map<String, String> asked) {
        return list(
                asked,
                filters -> java.util.Arrays.stream(Terms.Taxonomy.values())
                        .map(Terms.Taxonomy::document)
                        .filter(each -> has(each, filters.search()))
                        .toList());
    }

    @GetMapping("/taxonomies/{id}")
    ResponseEntity<byte[]> taxonomy(@PathVariable String id) {
        return one(
                id,
                wanted -> java.util.Arrays.stream(Terms.Taxonomy.values())
                        .map(Terms.Taxonomy::document)
                        .filter(each -> wanted.toString().equals(each.get("id")))
                        .findFirst());
    }

    @GetMapping("/taxonomy_terms")
    ResponseEntity<byte[]> terms(@RequestParam Map<String, String> asked) {
        boolean none = !asked.getOrDefault("parent_id", "").isBlank(); // our lists are flat
        return list(
                asked,
                filters -> catalogue.terms().stream()
                        .filter(term -> !none
                                && (filters.taxonomy() == null
                                        || Terms.id("taxonomy", term.taxonomy().code)
                                                .equals(filters.taxonomy())))
                        .map(Terms.Term::document)
                        .filter(each -> has(each, filters.search()))
                        .toList());
    }

    @GetMapping("/taxonomy_terms/{id}")
    ResponseEntity<byte[]> term(@PathVariable String id) {
        return one(
                id,
                wanted -> catalogue.terms().stream()
                        .filter(term -> term.id().equals(wanted))
                        .map(Terms.Term::document)
                        .findFirst());
    }

    @GetMapping("/**")
    ResponseEntity<byte[]> nothing() {
        return absent(
                "There is nothing at this address. Lists are /services, /service_at_locations, /taxonomies and /taxonomy_terms, without a slash at the end.");
    }

    private static boolean has(Map<String, Object> document, String search) {
        return search.isEmpty()
                || (document.get("name") + " " + document.get("description"))
                        .toLowerCase(java.util.Locale.UK)
                        .contains(search.toLowerCase(java.util.Locale.UK));
    }

    private interface Reading {
        List<Map<String, Object>> read(Filters filters);
    }

    private interface Paging {
        Paged read(Filters filters);
    }

    private ResponseEntity<byte[]> list(Map<String, String> asked, Reading reading) {
        return page(asked, filters -> Paged.of(reading.read(filters), filters));
    }

    private ResponseEntity<byte[]> page(Map<String, String> asked, Paging paging) {
        Filters filters;
        try {
            filters = Filters.of(asked, organisations);
        } catch (Invalid e) {
            return answer(HttpStatus.BAD_REQUEST, Map.of("error", "bad-request", "messages", e.sentences()));
        }
        Paged all = paging.read(filters);
        int pages = Math.max(1, Math.ceilDiv(all.total(), filters.size()));
        List<Map<String, Object>> contents = all.contents();
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("total_items", all.total());
        envelope.put("total_pages", pages);
        envelope.put("page_number", filters.page());
        envelope.put("size", contents.size());
        envelope.put("first_page", filters.page() == 1);
        envelope.put("last_page", filters.page() >= pages);
        envelope.put("empty", contents.isEmpty());
        envelope.put("contents", contents);
        return answer(HttpStatus.OK, envelope);
    }

    private interface Finding {
        Optional<Map<String, Object>> find(UUID id);
    }

    private ResponseEntity<byte[]> one(String id, Finding finding) {
        @Nullable
        UUID wanted = id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(id) : null;
        return Optional.ofNullable(wanted)
                .flatMap(finding::find)
                .map(found -> answer(HttpStatus.OK, found))
                .orElseGet(() -> absent("There is nothing with this id. Ids are UUIDs."));
    }

    private ResponseEntity<byte[]> absent(String why) {
        return answer(HttpStatus.NOT_FOUND, Map.of("error", "not-found", "messages", List.of(why)));
    }

    /** With a mark of what it says, by which a reader asks only for what is newer. */
    private ResponseEntity<byte[]> answer(HttpStatus status, Map<String, Object> body) {
        byte[] bytes = json.writeValueAsBytes(body);
        return ResponseEntity.status(status)
                .eTag("\"" + DigestUtils.sha256Hex(bytes) + "\"")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .contentType(MediaType.APPLICATION_JSON)
                .body(bytes);
    }
}
