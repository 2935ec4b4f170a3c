package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

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
        Map<String, String> environment = new HashMap<>(Map.of("YIZHAN_PROFILE", "development"));
        settings.forEach((key, value) ->
                environment.put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                Yizhan.commandLine(new Terminal(chinese, out, err), environment).execute(words);
        return new TypedCommand(exit, out.toString(), err.toString());
    }

    /** Fails unless it has done what it should. */
    public TypedCommand done() {
        assertThat(exit).as(toString()).isZero();
        return this;
    }
}
