package io.yizhan.core.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The 61 checks of npm graphql-http, which are the conformance suite of GraphQL over HTTP. */
@Tag("any-database")
final class GraphqlAuditTest {
    private static final Path FOLDER = Path.of("src/test/graphql-audit").toAbsolutePath();

    private final GraphqlServer server = new GraphqlServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void all61ChecksOfGraphqlHttpPass() throws Exception {
        if (!Files.exists(FOLDER.resolve("node_modules/graphql-http/package.json"))) {
            run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        }
        List<JsonNode> results = run("node", "run.mjs", server.uri("/graphql").toString())
                .lines()
                .map(line -> JsonMapper.builder().build().readTree(line))
                .toList();

        assertThat(results).hasSize(61);
        assertThat(results.stream().filter(r -> !r.get("status").asString().equals("ok")))
                .isEmpty();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).directory(FOLDER.toFile()).start();
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "The GraphQL audit needs Node.js 20.19 or newer: " + command[0] + " was not found on the PATH.",
                    missing);
        }
        try {
            process.getOutputStream().close();

            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as(String.join(" ", command) + ": " + errors)
                    .isZero();
            return output;
        } finally {
            process.destroy();
        }
    }
}
