package io.yizhan.core.security;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** API tokens; all need {@link Permissions#TOKENS_MANAGE}, and a person: a token makes no tokens. */
@Singleton
final class TokenMutations {
    private final TokenService tokens;
    private final UserService users;

    TokenMutations(TokenService tokens, UserService users) {
        this.tokens = tokens;
        this.users = users;
    }

    Object list(DataFetchingEnvironment environment) {
        Asking.requirePermission(environment, Permissions.TOKENS_MANAGE);
        List<ApiToken> found = tokens.list();
        Map<UUID, String> names = users.displayNames(found.stream()
                .flatMap(token -> token.owner().stream())
                .distinct()
                .toList());
        return found.stream().map(token -> answer(token, names)).toList();
    }

    Object create(DataFetchingEnvironment environment) {
        Asking.requirePermission(environment, Permissions.TOKENS_MANAGE);
        User owner = Asking.requireSignedIn(environment).user();
        Map<String, Object> input = Asking.input(environment);
        TokenService.Outcome outcome = tokens.create(
                Asking.text(input, "name"),
                scopes(Asking.texts(input, "scopes")),
                input.get("expiresAt") instanceof Instant expiry ? expiry : Instant.EPOCH,
                Optional.of(owner));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(
                "token",
                outcome.token()
                        .map(token -> answer(token, Map.of(owner.id(), owner.displayName())))
                        .orElse(null));
        answer.put("secret", outcome.secret().orElse(null));
        answer.put("findings", Answers.findings(outcome.findings()));
        return answer;
    }

    Object revoke(DataFetchingEnvironment environment) {
        Asking.requirePermission(environment, Permissions.TOKENS_MANAGE);
        return tokens.revoke(Asking.id(Asking.argument(environment, "id"), "id"));
    }

    private static Set<ApiScope> scopes(List<String> texts) {
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        for (String text : texts) {
            scopes.add(ApiScope.parse(text)
                    .orElseThrow(() -> Problem.of(ProblemCode.BAD_USER_INPUT)
                            .at("input.scopes")
                            .exception()));
        }
        return scopes;
    }

    private static Map<String, @Nullable Object> answer(ApiToken token, Map<UUID, String> names) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", token.id().toString());
        answer.put("name", token.name());
        answer.put("prefix", token.prefix());
        answer.put(
                "scopes", token.scopes().stream().map(ApiScope::text).sorted().toList());
        answer.put("createdAt", token.createdAt());
        answer.put("expiresAt", token.expiresAt());
        answer.put("lastUsedAt", token.lastUsedAt().orElse(null));
        answer.put("revokedAt", token.revokedAt().orElse(null));
        answer.put(
                "createdBy",
                token.owner()
                        .filter(names::containsKey)
                        .map(id -> Map.of("id", id.toString(), "displayName", names.getOrDefault(id, "")))
                        .orElse(null));
        return answer;
    }
}
