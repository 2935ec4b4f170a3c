package io.yizhan.core.security;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users and roles; all need {@link Permissions#USERS_MANAGE}. */
@Singleton
final class UserMutations {
    private static final int USUAL = 50;
    private static final int MOST = 100;

    private final UserService users;
    private final RoleService roles;
    private final SiteSettingStore settings;

    UserMutations(UserService users, RoleService roles, SiteSettingStore settings) {
        this.users = users;
        this.roles = roles;
        this.settings = settings;
    }

    Object roles(DataFetchingEnvironment environment) {
        Asking.requirePermission(environment, Permissions.USERS_MANAGE);
        return roles.known().values().stream()
                .filter(Role::assignable)
                .map(role -> Map.<String, Object>of(
                        "id", role.id(),
                        "label", Answers.texts(role.label()),
                        "description", Answers.texts(role.description())))
                .toList();
    }

    Object page(DataFetchingEnvironment environment) {
        Asking.requirePermission(environment, Permissions.USERS_MANAGE);
        int first = environment.<Integer>getArgumentOrDefault("first", USUAL);
        if (first < 0 || first > MOST) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT).at("first").exception();
        }
        Optional<String> search = Optional.ofNullable(environment.<String>getArgument("search"))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        Optional<String> after =
                Optional.ofNullable(environment.<String>getArgument("after")).map(UserMutations::account);
        List<User> found = users.page(search, after, first + 1);
        List<User> page = found.subList(0, Math.min(first, found.size()));
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", found.size() > first);
        info.put("hasPreviousPage", after.isPresent());
        info.put("startCursor", page.isEmpty() ? null : cursor(page.getFirst()));
        info.put("endCursor", page.isEmpty() ? null : cursor(page.getLast()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("nodes", page.stream().map(Answers::user).toList());
        answer.put("pageInfo", info);
        if (environment.getSelectionSet().contains("totalCount")) {
            answer.put("totalCount", users.count(search));
        }
        return answer;
    }

    Object create(DataFetchingEnvironment environment) {
        Asking.requirePermission(environment, Permissions.USERS_MANAGE);
        Map<String, Object> input = Asking.input(environment);
        return answer(users.create(
                new NewUser(
                        Asking.text(input, "account"),
                        Asking.text(input, "displayName"),
                        Asking.findText(input, "email").filter(text -> !text.isBlank()),
                        new HashSet<>(Asking.texts(input, "roles")),
                        Asking.findText(input, "enterpriseId").map(id -> Asking.id(id, "input.enterpriseId")),
                        Asking.findText(input, "password"),
                        settings.language()),
                Asking.caller(environment)));
    }

    Object update(DataFetchingEnvironment environment) {
        Asking.requirePermission(environment, Permissions.USERS_MANAGE);
        Map<String, Object> input = Asking.input(environment);
        return answer(users.update(
                new UserChange(
                        Asking.id(Asking.text(input, "id"), "input.id"),
                        version(Asking.text(input, "expectedVersion")),
                        Asking.textOrNull(input, "displayName"),
                        Asking.textOrNull(input, "email"),
                        input.get("roles") == null ? null : new HashSet<>(Asking.texts(input, "roles")),
                        input.containsKey("enterpriseId"),
                        Asking.findText(input, "enterpriseId").map(id -> Asking.id(id, "input.enterpriseId")),
                        (Boolean) input.get("enabled"),
                        Asking.textOrNull(input, "newPassword")),
                Asking.caller(environment)));
    }

    private static Map<String, @Nullable Object> answer(UserOutcome outcome) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("user", outcome.user().map(Answers::user).orElse(null));
        answer.put("generatedPassword", outcome.generatedPassword().orElse(null));
        answer.put("findings", Answers.findings(outcome.findings()));
        return answer;
    }

    private static int version(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT)
                    .at("input.expectedVersion")
                    .exception();
        }
        return Integer.parseInt(text);
    }

    private static String cursor(User user) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(user.account().getBytes(StandardCharsets.UTF_8));
    }

    /** A cursor is the account itself, which the next page starts behind: nothing in it needs to be trusted. */
    private static String account(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT).at("after").exception(e);
        }
    }
}
