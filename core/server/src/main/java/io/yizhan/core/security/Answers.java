package io.yizhan.core.security;

import io.yizhan.core.model.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of this room as the maps that GraphQL reads. */
final class Answers {
    private Answers() {}

    static Map<String, @Nullable Object> finding(SecurityFinding finding) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("code", finding.code());
        answer.put("severity", finding.error() ? "ERROR" : "WARNING");
        answer.put("message", texts(finding.message()));
        answer.put("field", finding.field().orElse(null));
        answer.put("locale", null);
        answer.put("at", "");
        answer.put("stored", false);
        return answer;
    }

    static List<Map<String, @Nullable Object>> findings(List<SecurityFinding> findings) {
        return findings.stream().map(Answers::finding).toList();
    }

    static Map<String, String> texts(Labels labels) {
        return labels.texts();
    }

    static Map<String, @Nullable Object> user(User user) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", user.id().toString());
        answer.put("account", user.account());
        answer.put("displayName", user.displayName());
        answer.put("email", user.email().orElse(null));
        answer.put("roles", List.copyOf(user.roles()));
        answer.put("enabled", user.enabled());
        answer.put("enterpriseId", user.enterpriseId().map(Object::toString).orElse(null));
        answer.put("lastSignInAt", user.lastSignInAt().orElse(null));
        answer.put("createdAt", user.createdAt());
        answer.put("version", Integer.toString(user.version()));
        return answer;
    }

    static Map<String, @Nullable Object> viewer(Caller.SignedIn caller, Access access, String siteName) {
        Map<String, @Nullable Object> answer = user(caller.user());
        answer.put("language", caller.user().language());
        answer.put("permissions", access.permissions());
        answer.put("csrfToken", caller.csrfToken());
        answer.put("siteName", siteName);
        return answer;
    }
}
