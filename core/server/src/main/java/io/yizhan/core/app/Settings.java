package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.yizhan.core.security.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one run, checked: arguments over system properties over the environment over the settings file over
 * what the program brings. A key under {@code yizhan.} that no room knows is refused, with the likely one named.
 */
final class Settings {
    static final String VARIABLE_PREFIX = "YIZHAN_";

    /** Orders below Micronaut's own sources for variables (-200) and above those of the program's files (-300). */
    private static final int FILE_ORDER = -210;

    private static final int VARIABLE_ORDER = -190;
    private static final int ARGUMENT_ORDER = 100;
    private static final int INSTALLATION_ORDER = -1000;

    /**
     * Variables of the launcher, the build and the scripts of this repository: no settings of the program. Each by its
     * name, as a person may take YIZHAN_MYSQL_URL, say, for a setting.
     */
    private static final Set<String> FOREIGN_VARIABLES = Set.of(
            "YIZHAN_JAVA_HOME",
            "YIZHAN_JAVA_OPTS",
            "YIZHAN_CONFIG",
            "YIZHAN_TATE_SAMPLE",
            "YIZHAN_MYSQL_FOLDER",
            "YIZHAN_MYSQL_PORT",
            "YIZHAN_MYSQL_DATA",
            "YIZHAN_MYSQL_MEMORY",
            "YIZHAN_DEBIAN_MIRROR",
            "YIZHAN_SERVER");

    /** Those of tests and of walks through pages in a browser. */
    private static final List<String> FOREIGN_PREFIXES = List.of("YIZHAN_TEST_", "YIZHAN_WALK_");

    private final ApplicationContext context;

    private Settings(ApplicationContext context) {
        this.context = context;
    }

    /**
     * Reads and checks.
     *
     * @param profile the profile the command stands for; null leaves it to the settings and to what is there
     * @param file the settings file named in the arguments; null takes {@code YIZHAN_CONFIG}, else {@code yizhan.yml} in
     *     the home folder if there is one
     * @throws UnfitSettings naming every key that does not fit
     */
    static Settings read(
            @Nullable Profile profile,
            @Nullable Path file,
            Map<String, String> environment,
            Properties system,
            Map<String, Object> arguments) {
        KnownSettings known = KnownSettings.ofClassPath();
        List<UnfitSettings.Reason> reasons = new ArrayList<>();
        Path home =
                Path.of(system.getProperty("yizhan.home", ".")).toAbsolutePath().normalize();
        List<PropertySource> sources = new ArrayList<>();
        sources.add(PropertySource.of(
                "yizhan-installation",
                Map.<String, Object>of("yizhan.home", home, "yizhan.data-folder", home.resolve("data")),
                INSTALLATION_ORDER));
        settingsFile(file, environment, home).ifPresent(path -> {
            PropertySource source = readFile(path);
            source.forEach(key -> check(known, key, path.toString(), reasons));
            sources.add(source);
        });
        sources.add(PropertySource.of("yizhan-variables", fromVariables(known, environment, reasons), VARIABLE_ORDER));
        system.stringPropertyNames().forEach(key -> check(known, key, "-D" + key, reasons));
        Map<String, Object> given = new HashMap<>(arguments);
        if (profile != null) {
            given.put("yizhan.profile", profile.name().toLowerCase(Locale.ROOT));
        }
        // The one word for address and port is ours; Micronaut's own keys follow it.
        given.put("micronaut.server.host", "${yizhan.host:`127.0.0.1`}");
        given.put("micronaut.server.port", "${yizhan.port:8080}");
        sources.add(PropertySource.of("yizhan-arguments", given, ARGUMENT_ORDER));
        if (!reasons.isEmpty()) {
            throw new UnfitSettings(reasons);
        }
        return new Settings(context(chosenProfile(profile, sources, home), sources));
    }

    private static ApplicationContext context(Profile profile, List<PropertySource> sources) {
        ApplicationContext context = ApplicationContext.builder()
                .mainClass(Yizhan.class)
                .deduceEnvironment(false)
                .environments(profile.name().toLowerCase(Locale.ROOT))
                .banner(false)
                .propertySources(sources.toArray(PropertySource[]::new))
                .build();
        context.getEnvironment().start();
        return context;
    }

    /** The profile named anywhere; else development where an embedded database lies and no URL is set. */
    private static Profile chosenProfile(@Nullable Profile profile, List<PropertySource> sources, Path home) {
        if (profile != null) {
            return profile;
        }
        try (ApplicationContext probe = context(Profile.PRODUCTION, sources)) {
            Environment environment = probe.getEnvironment();
            Path data = environment.getProperty("yizhan.data-folder", Path.class, home.resolve("data"));
            Path database = environment.getProperty("yizhan.database.folder", Path.class, data.resolve("database"));
            boolean embedded = Files.isDirectory(database)
                    && environment
                            .getProperty("yizhan.database.url", String.class)
                            .isEmpty();
            Profile standard = embedded ? Profile.DEVELOPMENT : Profile.PRODUCTION;
            Profile chosen = environment.getProperty("yizhan.profile", Profile.class, standard);
            sources.add(PropertySource.of(
                    "yizhan-profile",
                    Map.<String, Object>of("yizhan.profile", chosen.name().toLowerCase(Locale.ROOT)),
                    ARGUMENT_ORDER + 1));
            return chosen;
        }
    }

    private static Optional<Path> settingsFile(@Nullable Path file, Map<String, String> environment, Path home) {
        String variable = environment.getOrDefault("YIZHAN_CONFIG", "");
        if (file == null && variable.isEmpty()) {
            return Optional.of(home.resolve("yizhan.yml")).filter(Files::isRegularFile);
        }
        Path named = file == null ? Path.of(variable) : file;
        if (!Files.isReadable(named)) {
            throw new UnfitSettings("读不到设置文件 " + named + "。", "Cannot read the settings file " + named + ".");
        }
        return Optional.of(named);
    }

    private static PropertySource readFile(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            Map<String, Object> values = new YamlPropertySourceLoader().read(path.toString(), in);
            return PropertySource.of(path.toString(), values, FILE_ORDER);
        } catch (IOException | RuntimeException e) {
            String what = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new UnfitSettings(
                    "设置文件 " + path + " 不是有效的 YAML：" + what, "The settings file " + path + " is no valid YAML: " + what);
        }
    }

    private static void check(KnownSettings known, String key, String place, List<UnfitSettings.Reason> reasons) {
        if (!key.startsWith(KnownSettings.PREFIX) || known.knows(key)) {
            return;
        }
        Optional<String> meant = known.nearest(key);
        reasons.add(unknown(key, place, meant));
    }

    private static UnfitSettings.Reason unknown(String key, String place, Optional<String> meant) {
        String where = place.contains(key) ? "" : " (" + place + ")";
        return new UnfitSettings.Reason(
                "没有设置 " + key + where + "。" + meant.map(m -> "是否想写 " + m + "？").orElse("见 docs/configuration.md。"),
                "There is no setting " + key + where + ". "
                        + meant.map(m -> "Did you mean " + m + "?").orElse("See docs/configuration.md."));
    }

    /** Variables to keys by the list of known settings: exact, where guessing dots and dashes would not be. */
    private static Map<String, Object> fromVariables(
            KnownSettings known, Map<String, String> environment, List<UnfitSettings.Reason> reasons) {
        Map<String, Object> values = new HashMap<>();
        environment.forEach((name, value) -> {
            boolean foreign = !name.startsWith(VARIABLE_PREFIX)
                    || FOREIGN_VARIABLES.contains(name)
                    || FOREIGN_PREFIXES.stream().anyMatch(name::startsWith);
            if (foreign) {
                return;
            }
            if (!known.knowsVariable(name)) {
                reasons.add(unknown(name, name, known.nearestVariable(name)));
            }
            keys(known, name).forEach(key -> values.put(key, value));
        });
        return values;
    }

    private static Stream<String> keys(KnownSettings known, String variable) {
        return known.all().stream()
                .filter(setting -> setting.variable().equals(variable))
                .map(KnownSettings.Setting::key);
    }

    /** A context with these settings, not yet started. The caller starts and closes it. */
    ApplicationContext context() {
        return context;
    }

    Profile profile() {
        return require("yizhan.profile", Profile.class);
    }

    Path dataFolder() {
        return require("yizhan.data-folder", Path.class);
    }

    /** Where the embedded database lies, if that is used. */
    Path databaseFolder() {
        return context.getEnvironment()
                .getProperty("yizhan.database.folder", Path.class)
                .orElseGet(() -> dataFolder().resolve("database"));
    }

    String host() {
        return context.getEnvironment().getProperty("yizhan.host", String.class, "127.0.0.1");
    }

    int port() {
        return context.getEnvironment().getProperty("yizhan.port", Integer.class, 8080);
    }

    /** The value of a key, if there is one. */
    Optional<String> find(String key) {
        return context.getEnvironment().getProperty(key, String.class);
    }

    private <T> T require(String key, Class<T> type) {
        return context.getEnvironment()
                .getProperty(key, type)
                .orElseThrow(() ->
                        new UnfitSettings("设置 " + key + " 缺少有效的值。", "The setting " + key + " has no valid value."));
    }

    /** Where a bare address of this server begins. */
    URI address(int port) {
        String shown = host().equals("0.0.0.0") ? "127.0.0.1" : host();
        return URI.create("http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + port);
    }
}
