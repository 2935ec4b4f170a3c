package io.yizhan.core.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first command of README.md, in an empty folder: its box of addresses, each of them, and the query that stands there. */
@Tag("any-database")
class FirstStartTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/\\S*)");
    private static final Pattern QUERY = Pattern.compile("-d '(\\{\"query\":.*?})'", Pattern.DOTALL);

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @Test
    void itServesSampleContentAndNamesAddressesThatAnswer(@TempDir Path home) throws Exception {
        try (Program program = Program.start(home, Map.of(), "--sample")) {
            List<String> addresses = program.said().stream()
                    .map(ADDRESS::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .toList();
            assertThat(addresses).contains("/graphql", "/graphiql", "/catalog", "/sample/", "/health/ready");
            assertThat(addresses).anyMatch(path -> path.contains("setup"));
            for (String path : addresses) {
                // a build without the admin names the set-up, but has no page for it
                boolean page = !path.startsWith("/admin/") || addresses.contains("/admin/");
                if (page && !path.equals("/graphql")) {
                    assertThat(get(program.uri().resolve(path)).statusCode())
                            .as(path)
                            .isEqualTo(200);
                }
            }
            for (String readme : List.of("README.md", "README.en.md")) {
                JsonNode answer = ask(program.uri(), queryOf(Path.of("../..", readme)));
                assertThat(answer.has("errors")).as(answer.toString()).isFalse();
                assertThat(answer.at("/data/works/totalCount").asInt()).isPositive();
                assertThat(answer.at("/data/works/nodes/0/title").asString()).isNotBlank();
            }
        }
    }

    private static String queryOf(Path readme) throws IOException {
        Matcher found = QUERY.matcher(Files.readString(readme));
        assertThat(found.find()).as(readme.toString()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private JsonNode ask(URI server, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JsonMapper.shared()
                .readTree(client.send(request, BodyHandlers.ofString()).body());
    }
}
