package org.onedoor.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.onedoor.platform.Action;

/** The policy table: for each class of data and each role family, on what ground it may be seen and done. */
public final class Policy {
    private static final String FILE = "/access/policy.txt";
    private static final String LETTERS = "ROFBIESCw";

    private final List<String> roles;
    private final Map<String, Map<String, Cell>> rows;

    private Policy(List<String> roles, Map<String, Map<String, Cell>> rows) {
        this.roles = roles;
        this.rows = rows;
    }

    /**
     * One cell of the table.
     *
     * @param breaks opened by breaking the glass
     * @param incident opened by saying why in an incident, while an agreement to share is in force
     * @param audience read by the audiences of end of life entries, without more
     * @param self about the person themselves
     * @param carer where the person permits the topic
     */
    public record Cell(
            boolean relationship,
            boolean own,
            boolean function,
            boolean breaks,
            boolean incident,
            boolean audience,
            boolean self,
            boolean carer,
            boolean write) {
        static Cell of(String letters) {
            return new Cell(
                    letters.contains("R"),
                    letters.contains("O"),
                    letters.contains("F"),
                    letters.contains("B"),
                    letters.contains("I"),
                    letters.contains("E"),
                    letters.contains("S"),
                    letters.contains("C"),
                    letters.contains("w"));
        }

        boolean allows(Action action) {
            return switch (action) {
                case READ -> relationship || own || function || breaks || incident || audience || self || carer;
                case WRITE -> write || breaks;
            };
        }
    }

    /** @throws IllegalStateException naming the line, when the table is not one */
    static Policy load() {
        try (InputStream file = Objects.requireNonNull(Policy.class.getResourceAsStream(FILE))) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Policy parse(String text) {
        List<String> roles = new ArrayList<>();
        Map<String, Map<String, Cell>> rows = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+", -1);
            if (line.startsWith("data class")) {
                roles.addAll(Arrays.asList(words).subList(2, words.length));
                continue;
            }
            if (words.length != roles.size() + 1) {
                throw new IllegalStateException("policy.txt line %d has %d cells, and there are %d role families"
                        .formatted(number, words.length - 1, roles.size()));
            }
            Map<String, Cell> cells = new LinkedHashMap<>();
            for (int i = 0; i < roles.size(); i++) {
                cells.put(roles.get(i), cell(words[i + 1], number));
            }
            if (rows.put(words[0], cells) != null) {
                throw new IllegalStateException("policy.txt line %d repeats '%s'".formatted(number, words[0]));
            }
        }
        return new Policy(List.copyOf(roles), rows);
    }

    private static Cell cell(String letters, int line) {
        if (letters.equals("-")) {
            return Cell.of("");
        }
        if (letters.chars().anyMatch(letter -> LETTERS.indexOf(letter) < 0)) {
            throw new IllegalStateException(
                    "policy.txt line %d has '%s'; a cell is made of %s, or is -".formatted(line, letters, LETTERS));
        }
        return Cell.of(letters);
    }

    Optional<Cell> cell(String dataClass, String role) {
        return Optional.ofNullable(rows.get(dataClass)).map(row -> row.get(role));
    }

    public Set<String> dataClasses() {
        return rows.keySet();
    }

    public List<String> roles() {
        return roles;
    }

    public Map<String, Map<String, Cell>> rows() {
        return Map.copyOf(rows);
    }

    /**
     * The role families that may do this, in words for the user who may not.
     *
     * @param function no person is named: a form, a search or a list
     */
    String whoCan(Action action, String dataClass, boolean function) {
        List<String> who = rows.getOrDefault(dataClass, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().allows(action)
                        && (!function || entry.getValue().function()))
                .map(entry -> words(entry.getKey()))
                .toList();
        return who.isEmpty()
                ? "No account may do this."
                : "These may: %s. If that should be you, ask your administrator.".formatted(String.join("; ", who));
    }

    /** A role family as people call it, with its article. */
    static String words(String role) {
        return switch (role) {
            case "navigator" -> "a navigator of the Care Co-ordination Centre";
            case "clinician" -> "a clinician";
            case "gp" -> "a GP practice";
            case "police" -> "the police";
            case "ambulance" -> "the ambulance service";
            case "amhp" -> "an approved mental health professional";
            case "vcse" -> "a voluntary or community organisation";
            case "manager" -> "a manager";
            case "privacy" -> "a privacy officer";
            case "admin" -> "an administrator";
            case "machine" -> "another system";
            case "governance" -> "somebody who works on plans";
            case "lived-experience" -> "a member with lived experience";
            case "person" -> "the person themselves";
            case "carer" -> "a carer whom the person permits";
            case "school" -> "a school or college";
            case "care-home" -> "a care home";
            case "nhs-111" -> "NHS 111";
            case "link" -> "whoever was sent a link";
            default -> role;
        };
    }
}
