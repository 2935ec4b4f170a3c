package io.yizhan.core.security;

import graphql.schema.DataFetchingEnvironment;
import io.micronaut.http.HttpHeaders;
import io.yizhan.core.graphql.AnswerHeaders;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.model.Labels;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Viewer, sign-in and sessions. */
@Singleton
final class SessionMutations {
    private final SignInService signIn;
    private final SessionService sessions;
    private final PasswordChangeService passwords;
    private final CallerSource callers;
    private final AccessService access;
    private final SiteSettingStore settings;

    SessionMutations(
            SignInService signIn,
            SessionService sessions,
            PasswordChangeService passwords,
            CallerSource callers,
            AccessService access,
            SiteSettingStore settings) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.passwords = passwords;
        this.callers = callers;
        this.access = access;
        this.settings = settings;
    }

    /** Only of staff: a partner's session is no viewer of the admin. */
    @Nullable
    Object viewer(DataFetchingEnvironment environment) {
        return Asking.caller(environment) instanceof Caller.SignedIn signedIn
                        && Asking.access(environment).staff()
                ? viewer(signedIn)
                : null;
    }

    Map<String, @Nullable Object> viewer(Caller.SignedIn caller) {
        return Answers.viewer(caller, access.of(caller), settings.siteName());
    }

    Object signIn(DataFetchingEnvironment environment) {
        Visit visit = callers.visit(Asking.requireHttp(environment));
        SignInService.Outcome outcome = signIn.signIn(
                Asking.argument(environment, "account"), Asking.argument(environment, "password"), visit, true);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        switch (outcome) {
            case SignInService.Outcome.Done done -> {
                setCookie(environment, done.setCookie());
                answer.put("viewer", viewer(done.caller()));
            }
            case SignInService.Outcome.Refused refused -> {
                Map<String, @Nullable Object> refusal = new LinkedHashMap<>();
                refusal.put("reason", refused.reason().name());
                refusal.put("message", Answers.texts(message(refused.reason())));
                refusal.put(
                        "retryAfterSeconds",
                        refused.retryAfter().map(SessionMutations::seconds).orElse(null));
                answer.put("refusal", refusal);
            }
        }
        return answer;
    }

    Object signOut(DataFetchingEnvironment environment) {
        boolean ended = Asking.caller(environment) instanceof Caller.SignedIn signedIn
                && sessions.end(signedIn.user().id(), signedIn.session());
        if (ended) {
            setCookie(environment, callers.takenCookie());
        }
        return ended;
    }

    Object list(DataFetchingEnvironment environment) {
        Caller.SignedIn caller = Asking.requireSignedIn(environment);
        return sessions.list(caller.user().id()).stream()
                .map(session -> Map.<String, Object>of(
                        "id", session.id().toString(),
                        "current", session.id().equals(caller.session()),
                        "createdAt", session.createdAt(),
                        "lastSeenAt", session.lastSeenAt(),
                        "address", session.address(),
                        "agent", session.agent()))
                .toList();
    }

    Object end(DataFetchingEnvironment environment) {
        Caller.SignedIn caller = Asking.requireSignedIn(environment);
        return sessions.end(caller.user().id(), Asking.id(Asking.argument(environment, "id"), "id"));
    }

    Object endOthers(DataFetchingEnvironment environment) {
        Caller.SignedIn caller = Asking.requireSignedIn(environment);
        return sessions.endOthers(caller.user().id(), caller.session());
    }

    Object changePassword(DataFetchingEnvironment environment) {
        List<SecurityFinding> findings = passwords.change(
                Asking.requireSignedIn(environment),
                Asking.argument(environment, "current"),
                Asking.argument(environment, "new"));
        return Map.of("changed", findings.isEmpty(), "findings", Answers.findings(findings));
    }

    static void setCookie(DataFetchingEnvironment environment, String value) {
        ContextValues.require(environment.getGraphQlContext(), AnswerHeaders.class)
                .put(HttpHeaders.SET_COOKIE, value);
    }

    private static int seconds(Duration wait) {
        return Math.toIntExact(wait.plusMillis(999).toSeconds());
    }

    private static Labels message(SignInService.Reason reason) {
        return switch (reason) {
            case WRONG_CREDENTIALS -> Labels.of("账号或密码不正确。", "The account or the password is not right.");
            case TOO_MANY_ATTEMPTS -> Labels.of("尝试次数过多，请稍候再试。", "Too many attempts. Wait a while and try again.");
            case DISABLED -> Labels.of("该账号已停用，或不能进入管理后台。", "This account is disabled, or has no access to the admin.");
        };
    }
}
