package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What 'serve' is told is checked before anything starts, and what is wrong is said in words, all at once. */
class ServeTest {
    @TempDir
    Path folder;

    private final Map<String, String> good = new LinkedHashMap<>();

    @BeforeEach
    void whatWouldDo() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        good.put("address", "https://onedoor.example.org");
        good.put("issuer", "https://sign-in.example.org");
        good.put("client-id", "onedoor");
        good.put(
                "client-secret-file",
                file("secret", "secret of the provider\n", "rw-------").toString());
        good.put("data", folder.resolve("data").toString());
    }

    private Path file(String name, String text, String rights) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private Path settings(Map<String, String> settings) throws IOException {
        return file(
                "settings.properties",
                settings.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n")),
                "rw-------");
    }

    private Command.Said served(String name, String value) throws IOException {
        Map<String, String> changed = new HashMap<>(good);
        changed.put(name, value);
        return Command.run("serve", "--settings", settings(changed).toString());
    }

    @Test
    void withoutSettingsItNamesEachThatIsMissingAndDoesNotStart() {
        Command.Said said = Command.run("serve");
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.words())
                .contains("Not for live use until DCB0129 and DCB0160 are signed", "'serve' does not start:")
                .contains("- address is missing", "- issuer is missing", "- client-id is missing")
                .contains("- client-secret-file is missing", "The place of the data is missing")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            issuer             | http://sign-in.example.org        | issuer must begin with https://
            issuer             | http://10.0.0.7                   | issuer must begin with https://
            issuer             | sign-in.example.org               | issuer must be an address
            address            | http://onedoor.example.org        | address must begin with https://
            address            | https://onedoor.example.org/door  | address must be the site alone
            address            | https://onedoor.example.org/      | address must be the site alone
            algorithm          | none                              | algorithm must be one with which a provider signs
            algorithm          | HS256                             | algorithm must be one with which a provider signs
            client-secret-file | nowhere/secret                    | cannot be read
            roles              | nowhere/roles.csv                 | cannot be read
            db                 | jdbc:postgresql://db/onedoor      | Name data or db, not both
            port               | 70000                             | port must be between 1 and 65535
            host               | no such host                      | host must be an address of this machine
            scanner            | clam.example.org:3310             | scanner must be a port of this machine
            trusted-proxy      | perhaps                           | trusted-proxy must be true or false
            backup             | nowhere/backups                   | is not there or cannot be written to
            adress             | https://onedoor.example.org       | is no setting. These are: address
            client-secret      | in the open                       | client-secret does not belong in the settings
            """)
    void whatIsUnsafeOrCannotBeIsSaidInWords(String name, String value, String words) throws IOException {
        Command.Said said = served(name, value);
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.words()).contains("- ").contains(words).doesNotContain("Exception");
        assertThat(said.words().lines().filter(line -> line.startsWith("- "))).hasSize(1);
    }

    @Test
    void aSecretThatOthersCanReadIsRefused() throws IOException {
        for (String rights : new String[] {"rw-r--r--", "rw-----w-", "rw--w----"}) {
            Command.Said said =
                    served("client-secret-file", file("open", "secret", rights).toString());
            assertThat(said.code()).isEqualTo(3);
            assertThat(said.words())
                    .contains("can be read by others. Run: chmod 600")
                    .doesNotContain("Exception");
        }
        assertThat(served(
                                "client-secret-file",
                                file("empty", " \n", "rw-------").toString())
                        .words())
                .contains("must hold the secret on one line");
        Path open = Files.createDirectory(folder.resolve("open-data"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(served("data", open.toString()).words()).contains("is open to others. Run: chmod 700");
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheCommandLineOverBoth() throws IOException {
        good.put("port", "9001");
        good.put("host", "127.0.0.1");
        ServeSettings told = ServeSettings.of(
                settings(good), Map.of("ONEDOOR_PORT", "9002", "ONEDOOR_CLIENT_ID", "other"), Map.of("port", "9003"));
        assertThat(told.problems()).isEmpty();
        assertThat(told.port()).isEqualTo(9003);
        assertThat(told.application()).containsEntry("onedoor.sign-in.client-id", "other");
    }

    @Test
    void aRelativePathInAFileOfSettingsGoesOnFromTheFolderOfThatFile() throws IOException {
        Path data = folder.resolve("beside");
        good.put("data", "beside");
        ServeSettings told = ServeSettings.of(settings(good), Map.of(), Map.of());
        assertThat(told.problems()).isEmpty();
        assertThat(told.data()).isEqualTo(data.toAbsolutePath());
        assertThat(ServeSettings.of(settings(good), Map.of("ONEDOOR_DATA", "elsewhere"), Map.of())
                        .data())
                .isEqualTo(Path.of("elsewhere"));
    }

    @Test
    void theCookieOfAnEncryptedSiteIsTiedToItsHost() throws IOException {
        Map<String, Object> application =
                ServeSettings.of(settings(good), Map.of(), Map.of()).application();
        assertThat(application)
                .containsEntry("server.servlet.session.cookie.name", "__Host-onedoor")
                .containsEntry("server.servlet.session.cookie.secure", true)
                .containsEntry("server.servlet.session.cookie.path", "/")
                .containsEntry("server.servlet.session.timeout", "15m")
                .containsEntry("onedoor.sign-in.client-secret", "secret of the provider");
    }
}
