package org.onedoor;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.SecretFile;

/**
 * What {@code serve} is told: on the command line, else by the environment, else in a file. Whatever is missing or unsafe is
 * said all at once, in words, before anything is started.
 */
final class ServeSettings {
    static final List<String> KNOWN = List.of(
            "address",
            "issuer",
            "client-id",
            "client-secret-file",
            "provider-name",
            "algorithm",
            "scopes",
            "proof",
            "roles",
            "organisations",
            "data",
            "db",
            "keys",
            "backup",
            "port",
            "host",
            "security-contact",
            "scanner",
            "trusted-proxy");

    /** Those that name a file or folder: a relative one goes on from where it was written. */
    private static final Set<String> PLACES = Set.of("client-secret-file", "roles", "organisations", "data", "keys", "backup");

    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");
    private static final int LONGEST_SECRET = 4_096;

    private final Map<String, String> said = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private String secret = "";

    private ServeSettings() {}

    static ServeSettings of(@Nullable Path file, Map<String, String> environment, Map<String, String> commandLine) {
        ServeSettings settings = new ServeSettings();
        if (file != null) {
            settings.read(file);
        }
        for (String name : KNOWN) {
            String value =
                    environment.get("ONEDOOR_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (value != null && !value.isBlank()) {
                settings.say(name, value, Path.of(System.getProperty(Typed.FROM, "")));
            }
        }
        settings.said.putAll(commandLine);
        settings.check();
        return settings;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    int port() {
        String port = said.getOrDefault("port", "8080");
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
    }

    String host() {
        return said.getOrDefault("host", "127.0.0.1");
    }

    String address() {
        return said.getOrDefault("address", "");
    }

    /** Where OneDoor's own PostgreSQL is; none where it uses another. */
    @Nullable
    Path data() {
        return said.containsKey("data") ? Path.of(said.get("data")) : null;
    }

    /** Where the database's log is kept; none where it is not. */
    @Nullable
    Path backupTo() {
        String to = said.getOrDefault("backup", "");
        return to.isEmpty() ? null : Path.of(to);
    }

    /** A file of settings may lie beside its secret and its keys and be moved with them. */
    private void say(String name, String value, Path from) {
        try {
            String place = value.strip();
            said.put(name, place.isEmpty() || !PLACES.contains(name) ? place : from.resolve(place).toString());
        } catch (InvalidPathException e) {
            problems.add("%s cannot be the name of a file or folder: %s.".formatted(name, e.getReason()));
        }
    }

    private void read(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (MalformedInputException | IllegalArgumentException e) {
            problems.add("%s is no file of settings: each line is name=value, in UTF-8.".formatted(file));
        } catch (IOException e) {
            problems.add("The settings file %s cannot be read. Check its name and who may read it.".formatted(file));
        }
        for (String name : properties.stringPropertyNames()) {
            if (name.equals("client-secret")) {
                problems.add(
                        "client-secret does not belong in the settings. Put the secret alone into a file that only the"
                                + " account of OneDoor can read, and name it: client-secret-file=FILE.");
            } else if (!KNOWN.contains(name)) {
                problems.add("'%s' is no setting. These are: %s.".formatted(name, String.join(", ", KNOWN)));
            } else {
                say(name, properties.getProperty(name), folder == null ? file : folder);
            }
        }
        if (said.getOrDefault("db", "").contains("password=") && SecretFile.isOpen(file)) {
            problems.add(
                    "%s holds the database's password and others can read it. Run: chmod 600 %s".formatted(file, file));
        }
    }

    private void check() {
        site("address", "where people reach this OneDoor, such as https://onedoor.example.org");
        site("issuer", "the identity provider, as its own description names it");
        if (address().endsWith("/") || (!address().isEmpty() && !path(address()).isEmpty())) {
            problems.add(
                    "address must be the site alone, such as https://onedoor.example.org, without anything after it.");
        }
        need("client-id", "what the identity provider knows this OneDoor by");
        secret();
        algorithm();
        file("roles");
        file("organisations");
        where();
        backup();
        place();
    }

    private void need(String name, String what) {
        if (said.getOrDefault(name, "").isEmpty()) {
            problems.add("%s is missing: %s.".formatted(name, what));
        }
    }

    private void site(String name, String what) {
        String value = said.getOrDefault(name, "");
        if (value.isEmpty()) {
            need(name, what);
            return;
        }
        String host = host(value);
        if (host.isEmpty()) {
            problems.add(
                    "%s must be an address, such as https://onedoor.example.org, and is '%s'.".formatted(name, value));
        } else if (!value.startsWith("https://")
                && !Set.of("localhost", "127.0.0.1", "[::1]").contains(host)) {
            problems.add("%s must begin with https://: without it, whoever is on the way could sign in as anybody."
                    .formatted(name));
        }
    }

    private static String host(String address) {
        try {
            URI uri = URI.create(address);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? uri.getHost() : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String path(String address) {
        try {
            URI uri = URI.create(address);
            return (uri.getRawPath() == null ? "" : uri.getRawPath())
                    + (uri.getRawQuery() == null ? "" : uri.getRawQuery())
                    + (uri.getRawFragment() == null ? "" : uri.getRawFragment());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void secret() {
        need("client-secret-file", "a file with the secret the identity provider gave, and nothing else");
        String name = said.getOrDefault("client-secret-file", "");
        if (name.isEmpty()) {
            return;
        }
        Path file = Path.of(name);
        try {
            String text = Files.size(file) > LONGEST_SECRET
                    ? ""
                    : Files.readString(file).strip();
            if (text.isEmpty() || text.contains("\n")) {
                problems.add("%s must hold the secret on one line, and nothing else.".formatted(file));
            } else if (SecretFile.isOpen(file)) {
                problems.add("%s can be read by others. Run: chmod 600 %s".formatted(file, file));
            }
            secret = text;
        } catch (IOException e) {
            problems.add(
                    "%s, the client-secret-file, cannot be read. Check its name and who may read it.".formatted(file));
        }
    }

    private void algorithm() {
        String algorithm = said.getOrDefault("algorithm", "RS256");
        if (!ALGORITHMS.contains(algorithm)) {
            problems.add(
                    "algorithm must be one with which a provider signs by a key of its own, such as RS256 or ES256, and is"
                            + " '%s'.".formatted(algorithm));
        }
    }

    private void file(String name) {
        String value = said.getOrDefault(name, "");
        if (!value.isEmpty() && !Files.isReadable(Path.of(value))) {
            problems.add(
                    "%s, the file of %s, cannot be read. Check its name and who may read it.".formatted(value, name));
        }
    }

    private void where() {
        boolean data = !said.getOrDefault("data", "").isEmpty();
        boolean db = !said.getOrDefault("db", "").isEmpty();
        if (data == db) {
            problems.add(data ? "Name data or db, not both." : """
                    The place of the data is missing: data=FOLDER for a PostgreSQL of OneDoor's own, or \
                    db=jdbc:postgresql://... with keys=FOLDER for another.""");
        } else if (db && said.getOrDefault("keys", "").isEmpty()) {
            problems.add(
                    "With db, keys is needed: the folder of the keys OneDoor signs and seals with, which are never in the"
                            + " database.");
        }
        for (String name : List.of("data", "keys")) {
            String value = said.getOrDefault(name, "");
            if (!value.isEmpty() && Files.exists(Path.of(value)) && !Files.isDirectory(Path.of(value))) {
                problems.add("%s, named by %s, is no folder, and a folder is needed there.".formatted(value, name));
            } else if (!value.isEmpty() && Files.exists(Path.of(value)) && SecretFile.isOpen(Path.of(value))) {
                problems.add(
                        "%s, the folder of %s, is open to others. Run: chmod 700 %s".formatted(value, name, value));
            }
        }
    }

    private void backup() {
        Path to = backupTo();
        Path data = data();
        if (to == null) {
            return;
        }
        if (data == null) {
            problems.add("backup goes with data. The log of a database of your own is kept by its own tools.");
        } else if (to.toAbsolutePath()
                .normalize()
                .startsWith(data.toAbsolutePath().normalize())) {
            problems.add("backup must be a folder outside of data, on another disk, and is '%s'.".formatted(to));
        } else if (!Files.isDirectory(to) || !Files.isWritable(to)) {
            problems.add("backup, the folder %s, is not there or cannot be written to. Make it, on another disk."
                    .formatted(to));
        } else if (SecretFile.isOpen(to)) {
            problems.add("%s, the folder of backup, is open to others. Run: chmod 700 %s".formatted(to, to));
        }
    }

    private void place() {
        if (port() < 1 || port() > 65_535) {
            problems.add("port must be between 1 and 65535, and is %s.".formatted(said.get("port")));
        }
        try {
            InetAddress _ = InetAddress.getByName(host());
        } catch (UnknownHostException e) {
            problems.add("host must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, and '%s' is none."
                    .formatted(host()));
        }
        String contact = said.getOrDefault("security-contact", "");
        if (!contact.isEmpty() && !contact.matches("(mailto:[^\\s@]+@[^\\s@]+|https://\\S+)")) {
            problems.add("security-contact must begin with mailto: or https://, and is '%s'.".formatted(contact));
        }
        if (!said.getOrDefault("scanner", "127.0.0.1:1").matches("(127\\.[0-9.]+|localhost):[0-9]{1,5}")) {
            problems.add("scanner must be a port of this machine, such as 127.0.0.1:3310, and is '%s'."
                    .formatted(said.get("scanner")));
        }
        if (!Set.of("true", "false").contains(said.getOrDefault("trusted-proxy", "false"))) {
            problems.add("trusted-proxy must be true or false, and is '%s'.".formatted(said.get("trusted-proxy")));
        }
    }

    /** The same for the application, once there is no problem. */
    Map<String, Object> application() {
        boolean encrypted = address().startsWith("https://");
        Map<String, Object> settings = new HashMap<>();
        settings.put("onedoor.mode", "serve");
        settings.put("onedoor.address", address());
        settings.put("onedoor.data", said.getOrDefault("data", said.getOrDefault("keys", "")));
        settings.put("onedoor.db", said.getOrDefault("db", ""));
        settings.put("onedoor.sign-in.client-secret", secret);
        for (String name : List.of("issuer", "client-id", "algorithm", "scopes", "proof", "roles", "organisations")) {
            put(settings, "onedoor.sign-in." + name, name);
        }
        put(settings, "onedoor.sign-in.name", "provider-name");
        put(settings, "onedoor.trusted-proxy", "trusted-proxy");
        put(settings, "onedoor.security-contact", "security-contact");
        put(settings, "onedoor.scanner", "scanner");
        settings.put("server.port", port());
        settings.put("server.address", host());
        settings.put("server.servlet.session.timeout", "15m");
        settings.put("server.servlet.session.cookie.path", "/");
        settings.put("server.servlet.session.cookie.secure", encrypted);
        settings.put("server.servlet.session.cookie.name", encrypted ? "__Host-onedoor" : "onedoor");
        if ("true".equals(said.get("trusted-proxy"))) {
            settings.put("server.tomcat.remoteip.remote-ip-header", "x-forwarded-for");
            settings.put("server.tomcat.remoteip.protocol-header", "x-forwarded-proto");
        }
        return settings;
    }

    private void put(Map<String, Object> settings, String property, String name) {
        String value = said.getOrDefault(name, "");
        if (!value.isEmpty()) {
            settings.put(property, value);
        }
    }
}
