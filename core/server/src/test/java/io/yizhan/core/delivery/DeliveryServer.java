package io.yizhan.core.delivery;

import static io.yizhan.core.database.generated.Tables.SETTING;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.app.ContentStart;
import io.yizhan.core.app.SampleContent;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.entry.VersionMark;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Reindexer;
import io.yizhan.core.publishing.PublishOutcome;
import io.yizhan.core.publishing.Publisher;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server with core's model and, if wished, the sample content. */
public final class DeliveryServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestDatabase testDatabase = TestDatabase.create();
    private final StatementCount statements = new StatementCount();
    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public DeliveryServer() {
        Map<String, Object> settings = new HashMap<>(testDatabase.properties());
        settings.put("micronaut.server.port", "-1");
        settings.put("yizhan.profile", "development");
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "delivery-");
            settings.put("yizhan.media.folder", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        testDatabase
                .database()
                .change(sql -> sql.insertInto(SETTING)
                        .set(SETTING.KEY, "contentLocales")
                        .set(SETTING.VALUE, "zh-Hans en ar ru ug")
                        .execute());
        server = ApplicationContext.builder()
                .properties(settings)
                .singletons(statements)
                .run(EmbeddedServer.class);
        bean(ContentStart.class).start();
    }

    /** SQL statements of the last GraphQL request, in its snapshot. */
    public int statements() {
        return statements.last();
    }

    /** Loads the sample content. */
    public DeliveryServer withSamples() {
        SampleContent.Loaded loaded = bean(SampleContent.class).load();
        if (!loaded.refused().isEmpty()) {
            throw new IllegalStateException(String.join("\n", loaded.refused()));
        }
        return this;
    }

    /** Settings with which another program uses the same database. */
    public Map<String, Object> databaseProperties() {
        return testDatabase.properties();
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** Changes one shared field and publishes the entry in all its locales. */
    void publish(UUID id, String field, String value) {
        Author author = program();
        VersionMark version = bean(Layouts.class)
                .read(tx -> bean(EntryStore.class)
                        .findHead(tx.sql(), id)
                        .orElseThrow()
                        .version());
        FieldChange change = new FieldChange(
                FieldKey.parse(field), Optional.empty(), Optional.of(JSON.valueToTree(value)), Optional.empty());
        SaveOutcome saved = bean(EntryService.class)
                .save(author, new EntryService.Save(id, version, List.of(change), Optional.empty()));
        VersionMark next = ((SaveOutcome.Saved) saved).version();
        PublishOutcome outcome = bean(Publisher.class)
                .publish(author, new Publisher.Publish(id, next, Optional.empty(), Optional.empty(), Optional.empty()));
        if (outcome instanceof PublishOutcome.Refused refused) {
            throw new IllegalStateException(refused.toString());
        }
    }

    void unpublish(UUID id) {
        PublishOutcome outcome = bean(Publisher.class)
                .unpublish(program(), new Publisher.Unpublish(id, Optional.empty(), Optional.empty()));
        if (outcome instanceof PublishOutcome.Refused refused) {
            throw new IllegalStateException(refused.toString());
        }
    }

    /** Fills all projections again. */
    void reindex() {
        var layout = bean(Layouts.class).current();
        bean(Reindexer.class).reindex(layout, layout.model().types().keySet(), (_, _, _) -> {});
    }

    /** The program itself: may do everything. */
    public Author program() {
        Caller program = new Caller.Program();
        return new Author(program, bean(AccessService.class).of(program));
    }

    public URI uri() {
        return server.getURI();
    }

    /** The whole answer of an anonymous query. */
    public JsonNode ask(String query, Map<String, Object> variables) {
        HttpRequest request = HttpRequest.newBuilder(uri().resolve("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                .build();
        try {
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Data of a query that must have no errors. */
    public JsonNode data(String query) {
        JsonNode answer = ask(query, Map.of());
        if (answer.has("errors")) {
            throw new IllegalStateException(answer.get("errors").toPrettyString());
        }
        return answer.get("data");
    }

    @Override
    public void close() {
        server.close();
        testDatabase.close();
    }
}
