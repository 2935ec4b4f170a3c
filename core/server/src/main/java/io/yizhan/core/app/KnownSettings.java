package io.yizhan.core.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * All settings under {@code yizhan.}, read from what the compiler wrote about the {@code …Config} records of every
 * room: nobody keeps a second list.
 */
final class KnownSettings {
    static final String PREFIX = "yizhan.";

    /** Written by Micronaut's annotation processor from {@code @ConfigurationProperties} and their Javadoc. */
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private static final int FARTHEST_GUESS = 3;

    private final List<Setting> settings;

    KnownSettings(List<Setting> settings) {
        // A class path of tests holds a second, poorer list: the described one of a key counts.
        Map<String, Setting> byKey = new TreeMap<>();
        settings.forEach(setting -> byKey.merge(setting.key(), setting, KnownSettings::described));
        this.settings = List.copyOf(byKey.values());
    }

    /**
     * One setting.
     *
     * @param key with dots and dashes; {@code *} stands for a name the operator chooses
     * @param type simple name of its Java type
     * @param standard value when absent, null if there is none
     * @param description from the Javadoc of its record
     */
    record Setting(String key, String type, @Nullable String standard, String description) {
        boolean matches(String other) {
            String pattern = "\\Q" + key.replace("*", "\\E[^.]+\\Q") + "\\E";
            return Pattern.matches(pattern + (type.equals("Map") ? "(\\..+)?" : "(\\[\\d+])?"), other);
        }

        String variable() {
            return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        }
    }

    private static Setting described(Setting one, Setting other) {
        return one.description().isEmpty() ? other : one;
    }

    static KnownSettings ofClassPath() {
        List<Setting> found = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        try {
            for (URL url : Collections.list(KnownSettings.class.getClassLoader().getResources(METADATA))) {
                try (InputStream in = url.openStream()) {
                    for (JsonNode property : json.readTree(in).path("properties")) {
                        if (property.path("name").asString("").startsWith(PREFIX)) {
                            found.add(setting(property));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnownSettings(found);
    }

    private static Setting setting(JsonNode property) {
        String type = property.path("type").asString("");
        JsonNode standard = property.path("defaultValue");
        return new Setting(
                property.path("name").asString(""),
                type.replaceAll("<.*", "").replaceAll(".*[.$]", ""),
                standard.isMissingNode() ? null : standard.asString(),
                property.path("description").asString("").strip());
    }

    List<Setting> all() {
        return settings;
    }

    boolean knows(String key) {
        return settings.stream().anyMatch(setting -> setting.matches(key));
    }

    boolean knowsVariable(String variable) {
        return settings.stream()
                .anyMatch(setting -> setting.variable().equals(variable)
                        || (setting.type().equals("Map") && variable.startsWith(setting.variable() + "_")));
    }

    /** The key a person probably meant; empty if none is near. */
    Optional<String> nearest(String key) {
        return settings.stream()
                .map(Setting::key)
                .filter(known -> distance(known, key) <= FARTHEST_GUESS)
                .min(Comparator.comparingInt(known -> distance(known, key)));
    }

    /** The variable a person probably meant; empty if none is near. */
    Optional<String> nearestVariable(String variable) {
        return settings.stream()
                .map(Setting::variable)
                .filter(known -> distance(known, variable) <= FARTHEST_GUESS)
                .min(Comparator.comparingInt(known -> distance(known, variable)));
    }

    /** Edit distance of Damerau and Levenshtein (restricted): insert, delete, replace, swap neighbours. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
