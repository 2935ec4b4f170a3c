package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command said that was typed in a terminal.
 *
 * @param exit code
 */
public record TypedCommand(int exit, String out, String err) {
    /** Types one, in English, with settings in the environment. */
    public static TypedCommand type(Map<String, ?> settings, String... words) {
        return type(settings, false, words);
    }

    static TypedCommand type(Map<String, ?> settings, boolean chinese, String... words) {
        return type(settings, chinese, false, words);
    }

    static TypedCommand type(Map<String, ?> settings, boolean chinese, boolean watched, String... words) {
        Map<String, String> environment = new HashMap<>(Map.of("YIZHAN_PROFILE", "development"));
        settings.forEach((key, value) ->
                environment.put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Yizhan.commandLine(new Terminal(chinese, out, err, watched), environment)
                .execute(words);
        return new TypedCommand(exit, out.toString(), err.toString());
    }

    /** Settings of commands over the database of a test. */
    static Map<String, Object> over(TestDatabase database, Path dataFolder) {
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.data-folder", dataFolder);
        return settings;
    }

    /** What stands behind a label. */
    String after(String label) {
        Matcher found = Pattern.compile(Pattern.quote(label) + " *(\\S+)").matcher(out);
        assertThat(found.find()).as(toString()).isTrue();
        return found.group(1);
    }

    /** Fails unless it has done what it should. */
    public TypedCommand done() {
        assertThat(exit).as(toString()).isZero();
        return this;
    }
}
