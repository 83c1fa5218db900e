package org.onedoor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house, read from the compiled classes, the SQL and the files themselves. */
@Tag("architecture")
class ArchitectureTest {
    /** ARCHITECTURE's table: who may call whom. Every module may call platform. */
    private static final Map<String, Set<String>> MAY_CALL = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("clock", Set.of()),
            Map.entry("organisation", Set.of()),
            Map.entry("people", Set.of("organisation")),
            Map.entry("access", Set.of("people", "organisation")),
            Map.entry("directory", Set.of("people", "organisation")),
            Map.entry("work", Set.of("access", "people", "organisation", "clock")),
            Map.entry("record", Set.of("work", "access", "directory", "people", "organisation", "clock")),
            Map.entry(
                    "frontdoor",
                    Set.of("record", "workforce", "work", "directory", "access", "people", "organisation", "clock")),
            Map.entry("workforce", Set.of("work", "access", "directory", "people", "organisation", "clock")),
            Map.entry(
                    "crisis",
                    Set.of(
                            "frontdoor",
                            "record",
                            "workforce",
                            "work",
                            "directory",
                            "access",
                            "people",
                            "organisation",
                            "clock")),
            Map.entry("programme", Set.of("insight", "work", "directory", "access", "organisation", "clock")),
            Map.entry(
                    "desk",
                    Set.of(
                            "programme",
                            "crisis",
                            "workforce",
                            "frontdoor",
                            "record",
                            "work",
                            "directory",
                            "access",
                            "people",
                            "organisation",
                            "clock")),
            Map.entry(
                    "portal",
                    Set.of("frontdoor", "record", "work", "directory", "access", "people", "organisation", "clock")),
            Map.entry(
                    "exchange",
                    Set.of(
                            "programme",
                            "crisis",
                            "workforce",
                            "frontdoor",
                            "record",
                            "work",
                            "directory",
                            "access",
                            "people",
                            "organisation",
                            "clock")),
            Map.entry(
                    "demo",
                    Set.of(
                            "programme",
                            "crisis",
                            "workforce",
                            "frontdoor",
                            "record",
                            "work",
                            "directory",
                            "access",
                            "people",
                            "organisation",
                            "clock",
                            "exchange",
                            "portal",
                            "desk")));

    private static final Path SOURCES = Path.of("src/main/java/org/onedoor");
    private static final int LONGEST_FILE = 400;
    private static final int MEDIAN = 90;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/org/onedoor/pages/generated/"))
            .importPackages("org.onedoor");

    /** A stream of rows that nobody closes keeps its connection for ever. */
    @Test
    void rowsAreReadAsAListAndLeaveNoConnectionBehind() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(CLASSES);
    }

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(OneDoor.class, JavaClass.Predicates.resideInAPackage("org.onedoor.pages.."))
                .verify();
    }

    @Test
    void modulesCallOnlyWhomTheHouseAllows() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass origin : CLASSES) {
            String from = module(origin);
            if (from.isEmpty()) {
                continue;
            }
            assertThat(MAY_CALL).as("%s is a module of the house", from).containsKey(from);
            origin.getDirectDependenciesFromSelf().forEach(dependency -> {
                JavaClass target = dependency.getTargetClass();
                String to = module(target);
                if (to.isEmpty() || to.equals(from) || to.equals("platform")) {
                    return;
                }
                if (!MAY_CALL.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.add("%s may not call %s: %s".formatted(from, to, dependency.getDescription()));
                } else if (!target.getPackageName().equals("org.onedoor." + to)) {
                    wrong.add("only %s's root package may be called: %s".formatted(to, dependency.getDescription()));
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void controllersAndRepositoriesAreTheirModulesOwn() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .or()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .bePublic()
                .check(CLASSES);
    }

    @Test
    void nobodyReadsTheWallClockInTheDomain() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.onedoor.platform..", "org.onedoor", "org.onedoor.demo..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void noAddressThatLeavesIsMadeOfTheHostARequestNames() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SiteAddress")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.web.servlet.support.ServletUriComponentsBuilder")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Dto|Helper|Manager)")
                .check(CLASSES);
        noMethods().should().beAnnotatedWith("lombok.Generated").check(CLASSES);
    }

    @Test
    void sqlNamesOnlyItsOwnModulesTables() throws IOException {
        Pattern table = Pattern.compile("\\b(?:from|join|into|update)\\s+([a-z]+)\\.[a-z_]+", Pattern.CASE_INSENSITIVE);
        List<String> wrong = new ArrayList<>();
        for (Path file : sources()) {
            String owner = SOURCES.relativize(file).getName(0).toString();
            Matcher found = table.matcher(Files.readString(file));
            while (found.find()) {
                String schema = found.group(1);
                if (MAY_CALL.containsKey(schema) && !schema.equals(owner)) {
                    wrong.add("%s reads %s".formatted(file.getFileName(), found.group()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void filesAreSmall() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            if (!file.endsWith("package-info.java")) {
                lengths.add(lines);
            }
            if (lines > LONGEST_FILE) {
                tooLong.add("%s has %d lines".formatted(file.getFileName(), lines));
            }
        }
        assertThat(tooLong).isEmpty();
        assertThat(lengths.stream().sorted().toList().get(lengths.size() / 2)).isLessThan(MEDIAN);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        Set<Path> folders = sources().stream().map(Path::getParent).collect(Collectors.toSet());
        assertThat(folders)
                .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                        .contains("@NullMarked")
                        .contains("/**"));
    }

    private static String module(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.", -1);
        return parts.length > 2 && parts[0].equals("org") && parts[1].equals("onedoor") && !parts[2].equals("pages")
                ? parts[2]
                : "";
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
