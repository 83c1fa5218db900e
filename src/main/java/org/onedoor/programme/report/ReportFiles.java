package org.onedoor.programme.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** Builds the files of a frozen report, each as a durable job of its own. */
@Component
class ReportFiles implements EventListener {
    private final ReportRepository reports;
    private final DomainTime time;

    ReportFiles(ReportRepository reports, DomainTime time) {
        this.reports = reports;
        this.time = time;
    }

    @Override
    public String name() {
        return "build-report-file";
    }

    @Override
    public Set<String> types() {
        return Set.of("ReportFileWanted");
    }

    @Override
    public void hear(Event event) {
        UUID id = Objects.requireNonNull(event.scopeId());
        Report report = reports.find(event.subject().id(), id).orElseThrow(() -> new NotFound("report"));
        ReportFormat format = ReportFormat.of(String.valueOf(event.payload().get("format")));
        byte[] content = content(Objects.requireNonNull(report.document()), format);
        reports.keep(report, format, content, sha256(content), time.instant());
    }

    static byte[] content(ReportDocument document, ReportFormat format) {
        return switch (format) {
            case HTML -> ReportHtml.file(document);
            case PDF -> ReportPdf.file(document);
            case DOCX -> ReportDocx.file(document);
            case XLSX -> ReportXlsx.file(document);
        };
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
