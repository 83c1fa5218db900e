package org.onedoor.programme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The plan of 2015 as it came, and edited copies of it. */
final class Concordat {
    static final String FILE = "/reference/programme/north-essex-crisis-care-concordat-2015-10.txt";

    private Concordat() {}

    static byte[] bytes() {
        try (InputStream in = Objects.requireNonNull(Concordat.class.getResourceAsStream(FILE))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    static PlanReading read() {
        return PlanFiles.read("plan.txt", bytes());
    }

    /** Reads an edited copy; the edit must change something. */
    static PlanReading edited(UnaryOperator<String> edit) {
        String text = edit.apply(text());
        if (text.equals(text())) {
            throw new AssertionError("The edit changed nothing");
        }
        return PlanFiles.read("plan.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    static ReadAction action(PlanReading plan, String number) {
        return plan.actions().stream()
                .filter(action -> action.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No action " + number));
    }

    static String warnings(PlanReading plan) {
        return String.join("\n", plan.findings().stream().map(Finding::sentence).toList());
    }
}
