package io.yizhan.core.security;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** First-run set-up. */
@Singleton
final class SetupMutations {
    private final SetupService setup;
    private final SessionMutations sessions;

    SetupMutations(SetupService setup, SessionMutations sessions) {
        this.setup = setup;
        this.sessions = sessions;
    }

    Object state(DataFetchingEnvironment environment) {
        boolean complete = setup.isComplete();
        return Map.of("complete", complete, "sampleContentOffered", !complete);
    }

    Object complete(DataFetchingEnvironment environment) {
        Map<String, Object> input = Asking.input(environment);
        SetupService.Outcome outcome = setup.complete(
                new SetupService.Input(
                        Asking.findText(input, "token"),
                        Asking.text(input, "siteName"),
                        tag(input.get("language")),
                        Asking.text(input, "account"),
                        Asking.text(input, "displayName"),
                        Asking.text(input, "password"),
                        input.get("contentLocales") instanceof List<?> locales
                                ? locales.stream().map(SetupMutations::tag).toList()
                                : List.of(),
                        Boolean.TRUE.equals(input.get("loadSampleContent"))),
                Asking.requireHttp(environment));
        outcome.setCookie().ifPresent(value -> SessionMutations.setCookie(environment, value));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("viewer", outcome.caller().map(sessions::viewer).orElse(null));
        answer.put("findings", Answers.findings(outcome.findings()));
        return answer;
    }

    private static String tag(@Nullable Object locale) {
        return locale instanceof Locale known ? known.toLanguageTag() : String.valueOf(locale);
    }
}
