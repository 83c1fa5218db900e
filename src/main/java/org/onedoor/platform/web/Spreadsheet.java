package org.onedoor.platform.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Rows as comma-separated values: RFC 4180, UTF-8 with the mark by which spreadsheets know it, and no cell that a
 * spreadsheet would take for a formula.
 */
public final class Spreadsheet {
    static final String TYPE = "text/csv;charset=UTF-8";

    /** What a formula begins with, or what is read past before one; the wide signs are those of East Asian keyboards. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String MARK = "\uFEFF";

    private Spreadsheet() {}

    public static byte[] of(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        text.write(MARK);
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (List<String> row : rows) {
                csv.printRecord(row.stream().map(Spreadsheet::inert).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As a file to keep, which nobody between keeps. @param file as {@link #of} makes it */
    public static ResponseEntity<byte[]> download(String name, byte[] file) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file);
    }

    /** Words a spreadsheet would take for a formula are kept from it by an apostrophe. */
    public static String inert(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
