package org.onedoor.frontdoor.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.frontdoor.DoorEntries;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralDocuments;
import org.onedoor.frontdoor.ReferralDocuments.Fetched;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Sharing;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.StepsNow;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.web.SentName;
import org.onedoor.record.Documents.Document;
import org.onedoor.record.Documents.Upload;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The documents of a referral: added, opened, and taken away when they do not belong there. */
@Controller
@RequestMapping("/referrals/{reference:OD-[0-9A-Z]{4}-[0-9A-Z]{4}}")
class DocumentController {
    private static final String STEP = "/do/keep-documents";

    private final ReferralDocuments documents;
    private final Referrals referrals;
    private final People people;
    private final Accounts accounts;
    private final StepsNow steps;
    private final ShownAlerts alerts;
    private final PersonLink personLink;
    private final DoorEntries entries;

    DocumentController(
            ReferralDocuments documents,
            Referrals referrals,
            People people,
            Accounts accounts,
            StepsNow steps,
            ShownAlerts alerts,
            PersonLink personLink,
            DoorEntries entries) {
        this.documents = documents;
        this.referrals = referrals;
        this.people = people;
        this.accounts = accounts;
        this.steps = steps;
        this.alerts = alerts;
        this.personLink = personLink;
        this.entries = entries;
    }

    @GetMapping(STEP)
    @Does(value = Action.READ, data = "referral")
    String ask(@PathVariable String reference, Model model) {
        return page(reference, UUID.randomUUID().toString(), "", null, Map.of(), model);
    }

    @PostMapping(STEP)
    @Does(value = Action.WRITE, data = "referral")
    String add(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String key,
            Model model) {
        String sent = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        try {
            Upload upload =
                    file == null ? new Upload("", new byte[0]) : new Upload(SentName.of(file, ""), file.getBytes());
            documents.add(
                    reference,
                    upload,
                    new IdempotencyKey(
                            CurrentActor.get().accountId().toString(),
                            "document:" + sent,
                            reference + upload.name() + upload.digest()));
            return "redirect:/referrals/" + reference + "?done=" + Step.KEEP_DOCUMENTS.name();
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(reference, UUID.randomUUID().toString(), "", null, e.problems(), model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/documents/{documentId}/away")
    @Does(value = Action.WRITE, data = "referral")
    String takeAway(
            @PathVariable String reference,
            @PathVariable UUID documentId,
            @RequestParam(defaultValue = "") String why,
            Model model) {
        try {
            documents.withdraw(reference, documentId, why);
            return "redirect:/referrals/" + reference + "?done=" + Step.KEEP_DOCUMENTS.name();
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(
                    reference,
                    UUID.randomUUID().toString(),
                    why,
                    documentId,
                    Map.of("why-" + documentId, Objects.requireNonNullElse(e.getMessage(), "Say why")),
                    model);
        }
    }

    /** Never shown in the browser's own window: saved, and opened by whoever asked for it. */
    @GetMapping("/documents/{documentId}")
    @Does(value = Action.READ, data = "referral")
    ResponseEntity<byte[]> fetch(@PathVariable String reference, @PathVariable UUID documentId) {
        Fetched fetched = documents.fetch(reference, documentId);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(fetched.document().type().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fetched.document().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(fetched.content());
    }

    private String page(
            String reference,
            String key,
            String why,
            @Nullable UUID taking,
            Map<String, String> problems,
            Model model) {
        Optional<DocumentsPage> shownPage = referrals.look(
                reference,
                (referral, shown) ->
                        entries.untold(List.of(referral), CurrentActor.get()).isEmpty()
                                ? Optional.of(new DocumentsPage(
                                        referral,
                                        people.get(referral.personId()),
                                        alerts.of(referral, shown),
                                        Doubts.of(referral, CurrentActor.get()),
                                        lines(referral),
                                        steps.refusal(Step.KEEP_DOCUMENTS, referral, CurrentActor.get()),
                                        Sharing.withheld(referral, CurrentActor.get()),
                                        key,
                                        why,
                                        taking))
                                : Optional.empty());
        if (shownPage.isEmpty()) {
            return "redirect:/referrals/" + reference; // they may know no more than that it is dealt with
        }
        DocumentsPage page = shownPage.get();
        model.addAttribute("title", "Documents");
        model.addAttribute("errors", problems);
        model.addAttribute("linked", personLink.leads(page.referral().personId()));
        model.addAttribute("page", page);
        return "frontdoor/documents";
    }

    private List<DocumentsPage.Line> lines(Referral referral) {
        List<Document> all = documents.of(referral);
        Map<UUID, String> names =
                accounts.names(all.stream().map(Document::addedBy).toList());
        return all.stream()
                .map(document -> new DocumentsPage.Line(
                        document,
                        names.getOrDefault(document.addedBy(), "A machine"),
                        documents.mayWithdraw(referral, document)))
                .toList();
    }
}
