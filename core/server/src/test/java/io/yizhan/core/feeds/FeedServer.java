package io.yizhan.core.feeds;

import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server with the sample content and a public site of its own. */
final class FeedServer implements AutoCloseable {
    static final String SITE = "https://www.example.org";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DeliveryServer server;

    FeedServer() {
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.site.url", SITE + "/");
        settings.put("yizhan.site.pages.work", "/works/{slug}?lang={locale}");
        settings.put("yizhan.site.pages.tradeFair", "/{locale}/fairs/{slug}");
        settings.put("yizhan.site.pages.place", "none");
        server = DeliveryServer.over(settings, database::close).withSamples();
    }

    DeliveryServer content() {
        return server;
    }

    /** The address of this server, as requests name it. */
    String origin() {
        return "http://" + server.uri().getAuthority();
    }

    HttpResponse<String> ask(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server.send(request);
    }

    JsonNode json(String path) {
        return JSON.readTree(ask(path).body());
    }

    UUID id(String type, String slug) {
        return UUID.fromString(server.data("{ " + type + "(slug: \"" + slug + "\") { id } }")
                .at("/" + type + "/id")
                .asString());
    }

    @Override
    public void close() {
        server.close();
    }
}
