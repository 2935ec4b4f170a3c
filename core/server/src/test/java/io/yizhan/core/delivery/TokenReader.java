package io.yizhan.core.delivery;

import io.yizhan.core.model.Labels;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.NewPerson;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.UserService;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who asks the delivery API with a token. */
public final class TokenReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DeliveryServer server;
    private final String secret;

    private TokenReader(DeliveryServer server, String secret) {
        this.server = server;
        this.secret = secret;
    }

    /** Staff with a role of the product, whose token shows drafts too. */
    public static TokenReader staff(DeliveryServer server, String account, String role, Optional<UUID> enterprise) {
        return of(server, account, role, enterprise, Set.of(ApiScope.DELIVERY_READ, ApiScope.PREVIEW_READ));
    }

    public static TokenReader of(
            DeliveryServer server, String account, String role, Optional<UUID> enterprise, Set<ApiScope> scopes) {
        NewPerson person = new NewPerson(
                server.bean(UserService.class), server.bean(TokenService.class), account, role, enterprise);
        return new TokenReader(server, person.token(person.make(), scopes, server.now()));
    }

    /** Whoever has this token. */
    public static TokenReader with(DeliveryServer server, String secret) {
        return new TokenReader(server, secret);
    }

    /** A role that gives these grants and no others. */
    public static String role(DeliveryServer server, String id, Role.Kind kind, List<Grant> grants) {
        RoleService roles = server.bean(RoleService.class);
        server.database().change(sql -> {
            roles.put(sql, new Role(id, kind, Labels.of(id, id), Labels.of(id, id), true));
            roles.replaceGrants(sql, id, grants);
        });
        roles.changed();
        return id;
    }

    HttpResponse<String> send(String query, Map<String, Object> variables) {
        HttpRequest.Builder request = server.post(query, variables).header("Authorization", "Bearer " + secret);
        return server.send(request);
    }

    public JsonNode ask(String query) {
        return ask(query, Map.of());
    }

    JsonNode ask(String query, Map<String, Object> variables) {
        return JSON.readTree(send(query, variables).body());
    }

    /** Data of a query that must have no errors. */
    public JsonNode data(String query) {
        JsonNode answer = ask(query);
        if (answer.has("errors")) {
            throw new IllegalStateException(query + "\n" + answer.get("errors").toPrettyString());
        }
        return answer.get("data");
    }

    /**
     * Ids of a list from one end to the other.
     *
     * @param list query of one list, with PAGE for the arguments of a page and SHOWN for what is chosen of it
     * @param page {@code first: 7}, or {@code last: 7} to walk back
     */
    List<String> walk(String list, String page) {
        boolean back = page.startsWith("last");
        String shown = "nodes { ... on Entry { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
        List<String> ids = new ArrayList<>();
        String from = "";
        while (true) {
            JsonNode found = data(list.replace("PAGE", page + from).replace("SHOWN", shown))
                    .findParent("pageInfo");
            List<String> some = new ArrayList<>();
            found.get("nodes").forEach(node -> some.add(node.get("id").asString()));
            ids.addAll(back ? some.reversed() : some);
            JsonNode info = found.get("pageInfo");
            if (!info.get(back ? "hasPreviousPage" : "hasNextPage").asBoolean()) {
                return ids;
            }
            from = back
                    ? " before: \"" + info.get("startCursor").asString() + "\""
                    : " after: \"" + info.get("endCursor").asString() + "\"";
        }
    }

    /** Code of the first error; empty if there is none. */
    String code(String query) {
        return ask(query).at("/errors/0/extensions/code").asString("");
    }
}
