package io.yizhan.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemMessagesTest {
    private static final Pattern PARAM = Pattern.compile("\\{[a-zA-Z]+}");
    private final Properties zh = ProblemMessages.load("messages_zh.properties");
    private final Properties en = ProblemMessages.load("messages_en.properties");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(zh.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        for (String key : en.stringPropertyNames()) {
            assertThat(params(zh.getProperty(key))).as(key).isEqualTo(params(en.getProperty(key)));
        }
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyCodeHasItsGeneralSentence(ProblemCode code) {
        assertThat(en.getProperty("code." + code)).isNotBlank();
        assertThat(zh.getProperty("code." + code)).isNotBlank();
    }

    @Test
    void paramsAndFieldAreFilledInLiterally() {
        Problem problem = Problem.of(ProblemCode.BAD_USER_INPUT, "request.type")
                .with("expected", "a $1 \\ {field}")
                .at("variables");

        assertThat(new ProblemMessages().text(problem, Language.EN)).isEqualTo("variables has to be a $1 \\ {field}.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN | ZH",
                "zh | ZH",
                "en-GB,zh;q=0.5 | EN",
                "fr, zh;q=0.2, en;q=0.1 | ZH",
                "fr | EN",
                "zhx | EN",
                "'' | EN",
                "zh;q=0, en;q=0.1 | EN",
                "zh;q=9 | EN",
                "*;q=0.5 | EN"
            })
    void theLanguageFollowsAcceptLanguage(String header, Language language) {
        assertThat(Language.fromAcceptLanguage(header)).isEqualTo(language);
    }

    private static Set<String> params(String sentence) {
        Set<String> params = new TreeSet<>();
        PARAM.matcher(sentence).results().forEach(match -> params.add(match.group()));
        return params;
    }
}
