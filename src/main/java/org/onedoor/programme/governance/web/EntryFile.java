package org.onedoor.programme.governance.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.Spreadsheet;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.Field;
import org.onedoor.programme.governance.Register;

/** A register as comma-separated values (RFC 4180). */
final class EntryFile {
    private EntryFile() {}

    static String of(Register register, List<Entry> entries, EntryWords words) {
        StringBuilder out = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            List<String> head = new ArrayList<>(List.of("Code", "Name", "Owner", "Status", "Review"));
            register.fields().forEach(field -> head.add(field.heading()));
            printer.printRecord(head);
            for (Entry entry : entries) {
                List<String> row = new ArrayList<>();
                row.add(entry.code());
                row.add(entry.title());
                row.add(words.owner(entry));
                row.add(entry.status());
                row.add(entry.reviewOn() == null ? "" : London.day(entry.reviewOn()));
                for (Field field : register.fields()) {
                    row.add(words.of(field, entry));
                }
                printer.printRecord(row.stream().map(Spreadsheet::inert).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
