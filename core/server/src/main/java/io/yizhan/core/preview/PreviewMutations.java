package io.yizhan.core.preview;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.security.UserService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Preview tokens in the admin API: arguments in, tokens out. */
@Singleton
final class PreviewMutations {
    private final PreviewService previews;
    private final UserService users;
    private final Clock clock;

    PreviewMutations(PreviewService previews, UserService users, Clock clock) {
        this.previews = previews;
        this.users = users;
        this.clock = clock;
    }

    Object create(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        PreviewService.Made made = previews.create(
                EntryArguments.author(environment),
                new PreviewService.Wish(
                        Optional.ofNullable(input.get("entryId"))
                                .map(value -> EntryArguments.id(value, "input.entryId")),
                        Optional.ofNullable(input.get("releaseId"))
                                .map(value -> EntryArguments.id(value, "input.releaseId")),
                        Optional.ofNullable(input.get("type")).map(Object::toString),
                        EntryArguments.locale(input.get("locale")).orElseThrow(),
                        input.get("minutes") instanceof Number minutes ? minutes.intValue() : 0));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("token", answers(List.of(made.token())).getFirst());
        answer.put("secret", made.secret());
        answer.put("url", made.url().orElse(null));
        return answer;
    }

    Object list(DataFetchingEnvironment environment) {
        Object release = environment.getArgument("releaseId");
        if (release != null) {
            return answers(
                    previews.ofRelease(EntryArguments.author(environment), EntryArguments.id(release, "releaseId")));
        }
        return answers(previews.list(
                EntryArguments.author(environment),
                Optional.ofNullable(environment.<Object>getArgument("entryId"))
                        .map(value -> EntryArguments.id(value, "entryId")),
                Optional.ofNullable(environment.<String>getArgument("type"))));
    }

    Object revoke(DataFetchingEnvironment environment) {
        UUID id = EntryArguments.id(environment.getArgument("id"), "id");
        return answers(List.of(previews.revoke(EntryArguments.author(environment), id)))
                .getFirst();
    }

    private List<Map<String, @Nullable Object>> answers(List<PreviewToken> tokens) {
        Map<UUID, String> names = users.displayNames(tokens.stream()
                .flatMap(token -> token.createdBy().stream())
                .distinct()
                .toList());
        return tokens.stream().map(token -> answer(token, names)).toList();
    }

    private Map<String, @Nullable Object> answer(PreviewToken token, Map<UUID, String> names) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", token.id().toString());
        answer.put("entryId", token.entryId().map(UUID::toString).orElse(null));
        answer.put("releaseId", token.releaseId().map(UUID::toString).orElse(null));
        answer.put("type", token.type().isEmpty() ? null : token.type());
        answer.put("locale", token.locale());
        answer.put("createdAt", token.createdAt());
        answer.put(
                "createdBy",
                token.createdBy()
                        .filter(names::containsKey)
                        .map(id -> Map.of("id", id.toString(), "displayName", names.getOrDefault(id, "")))
                        .orElse(null));
        answer.put("expiresAt", token.expiresAt());
        answer.put("revokedAt", token.revokedAt().orElse(null));
        answer.put("live", token.lives(clock.instant()));
        return answer;
    }
}
