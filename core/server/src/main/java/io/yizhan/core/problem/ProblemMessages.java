package io.yizhan.core.problem;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of all problems, from {@code problem/messages_zh.properties} and {@code _en} (UTF-8). */
@Singleton
public final class ProblemMessages {
    private static final Pattern PARAM = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Map<Language, Properties> sentences = new EnumMap<>(Language.class);

    public ProblemMessages() {
        sentences.put(Language.ZH, load("messages_zh.properties"));
        sentences.put(Language.EN, load("messages_en.properties"));
    }

    /** The sentence with its params filled in; an unknown key gives the general sentence of the code. */
    public String text(Problem problem, Language language) {
        Properties known = sentences.getOrDefault(language, new Properties());
        String general = known.getProperty(
                "code." + problem.code().name(), problem.code().name());
        String sentence = known.getProperty(problem.message(), general);
        return PARAM.matcher(sentence)
                .replaceAll(match -> Matcher.quoteReplacement(value(problem, match.group(1), language)));
    }

    /** A param may itself be a sentence: then it is given twice, as {@code reasonsZh} and {@code reasonsEn}. */
    private static String value(Problem problem, String param, Language language) {
        String spoken = param + (language == Language.ZH ? "Zh" : "En");
        Object value = problem.params().getOrDefault(spoken, problem.params().get(param));
        return value == null
                ? problem.field().filter(f -> param.equals("field")).orElse("?")
                : value.toString();
    }

    static Properties load(String name) {
        Properties properties = new Properties();
        try (InputStream in = ProblemMessages.class.getResourceAsStream("/problem/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The messages problem/" + name + " are missing from the program");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
