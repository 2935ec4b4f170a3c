package io.yizhan.core.plugins;

import io.yizhan.core.model.Labels;
import io.yizhan.plugin.PluginApi;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.pf4j.DefaultVersionManager;

/**
 * What {@code plugin.properties} (UTF-8) says.
 *
 * @param requires range of {@link PluginApi#VERSION}, e.g. {@code >=1.0.0 & <2.0.0}
 * @param provider who made it; may be empty
 */
record PluginManifest(
        String id,
        String version,
        String requires,
        String pluginClass,
        Labels label,
        Labels description,
        String provider) {
    static final String FILE = "plugin.properties";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    private static final Set<String> RESERVED_IDS = Set.of("core", "site");
    /** semver.org, 2.0.0. */
    private static final Pattern VERSION = Pattern.compile("(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})"
            + "(-(0|[1-9]\\d*+|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9]\\d*+|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
            + "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?");

    /** A version in a range, perhaps only its beginning. */
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+){0,2}");

    private static final int LONGEST_VERSION = 64;
    private static final Set<String> KEYS = Set.of(
            "plugin.id",
            "plugin.version",
            "plugin.requires",
            "plugin.class",
            "plugin.provider",
            "plugin.license",
            "plugin.dependencies",
            "plugin.label.zh-Hans",
            "plugin.label.en",
            "plugin.description.zh-Hans",
            "plugin.description.en");

    /** Whether a text is the id of a plugin; ids name folders, tables and owners of fields. */
    static boolean isId(String id) {
        return ID.matcher(id).matches() && !RESERVED_IDS.contains(id);
    }

    /** Negative if the first version is older (precedence of semver.org). */
    static int compareVersions(String one, String other) {
        return new DefaultVersionManager().compareVersions(one, other);
    }

    /** Reads and checks; adds every reason found. Empty if it cannot even be read. */
    static Optional<PluginManifest> read(byte[] content, List<PluginReason> reasons) {
        Properties properties = new Properties();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            properties.load(new StringReader(text));
        } catch (CharacterCodingException e) {
            reasons.add(PluginReason.of(PluginReasonCode.MANIFEST_INVALID, "detail", "not UTF-8"));
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            reasons.add(PluginReason.of(PluginReasonCode.MANIFEST_INVALID, "detail", PluginReason.describe(e)));
            return Optional.empty();
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!KEYS.contains(key)) {
                reasons.add(PluginReason.of(PluginReasonCode.KEY_UNKNOWN, "key", key));
            }
        }
        PluginManifest manifest = new PluginManifest(
                require(properties, "plugin.id", reasons),
                require(properties, "plugin.version", reasons),
                require(properties, "plugin.requires", reasons),
                require(properties, "plugin.class", reasons),
                labels(properties, "plugin.label", reasons),
                labels(properties, "plugin.description", reasons),
                properties.getProperty("plugin.provider", "").strip());
        manifest.check(properties, reasons);
        return Optional.of(manifest);
    }

    private static String require(Properties properties, String key, List<PluginReason> reasons) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            reasons.add(PluginReason.of(PluginReasonCode.KEY_MISSING, "key", key));
        }
        return value;
    }

    private static Labels labels(Properties properties, String key, List<PluginReason> reasons) {
        return Labels.of(require(properties, key + ".zh-Hans", reasons), require(properties, key + ".en", reasons));
    }

    private void check(Properties properties, List<PluginReason> reasons) {
        if (!id.isEmpty() && !isId(id)) {
            reasons.add(PluginReason.of(PluginReasonCode.BAD_ID, "id", id));
        }
        if (!version.isEmpty()
                && (version.length() > LONGEST_VERSION
                        || !VERSION.matcher(version).matches())) {
            reasons.add(PluginReason.of(PluginReasonCode.BAD_VERSION, "version", version));
        }
        String dependencies = properties.getProperty("plugin.dependencies", "").strip();
        if (!dependencies.isEmpty()) {
            reasons.add(PluginReason.of(PluginReasonCode.DEPENDENCIES, "detail", dependencies));
        }
        if (!requires.isEmpty()) {
            checkApi(reasons);
        }
    }

    /** Whether every version the range speaks of comes after the one here. */
    private static boolean wantsNewer(String range) {
        List<String> spokenOf =
                NUMBER.matcher(range).results().map(MatchResult::group).toList();
        return spokenOf.stream()
                .map(number -> number
                        + ".0"
                                .repeat(2
                                        - (int) number.chars()
                                                .filter(at -> at == '.')
                                                .count()))
                .allMatch(version -> compareVersions(version, PluginApi.VERSION) > 0);
    }

    private void checkApi(List<PluginReason> reasons) {
        try {
            // A bare version means "this one or newer", as pf4j itself has it.
            String range = requires.matches("\\d+\\.\\d+\\.\\d+") ? ">=" + requires : requires;
            if (!new DefaultVersionManager().checkVersionConstraint(PluginApi.VERSION, range)) {
                PluginReasonCode code =
                        wantsNewer(range) ? PluginReasonCode.SERVER_OLDER : PluginReasonCode.API_VERSION;
                reasons.add(PluginReason.of(code, "requires", requires, "version", PluginApi.VERSION));
            }
        } catch (RuntimeException e) {
            reasons.add(PluginReason.of(PluginReasonCode.BAD_REQUIRES, "requires", requires));
        }
    }
}
