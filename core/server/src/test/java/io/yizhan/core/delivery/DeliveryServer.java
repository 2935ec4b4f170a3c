package io.yizhan.core.delivery;

import static io.yizhan.core.database.generated.Tables.SETTING;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.yizhan.core.app.ContentStart;
import io.yizhan.core.app.RunningServer;
import io.yizhan.core.app.SampleContent;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.FolderTree;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.EntryTrash;
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
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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

    private static final String LOCALES = "zh-Hans en ar ru ug";

    private final Map<String, Object> given;
    private final Runnable atEnd;
    private final Clock clock;
    private final StatementCount statements = new StatementCount();
    private final String locales;
    private final Path media;
    private final RunningServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // as asked by most, without the offer of another
            .build();

    public DeliveryServer() {
        this(Clock.systemUTC());
    }

    /** @param clock in the place of the product's */
    public DeliveryServer(Clock clock) {
        this(TestDatabase.create(), clock);
    }

    private DeliveryServer(TestDatabase testDatabase, Clock clock) {
        this(testDatabase.properties(), testDatabase::close, clock, LOCALES);
        first();
    }

    private DeliveryServer(Map<String, Object> given, Runnable atEnd, Clock clock, String locales) {
        this.locales = locales;
        this.given = given;
        this.atEnd = atEnd;
        this.clock = clock;
        try {
            media = Files.createTempDirectory(TestDatabase.fastFolder(), "yizhan-test-media-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> settings = new HashMap<>(given);
        settings.put("micronaut.server.port", "-1");
        settings.put("yizhan.profile", "development");
        settings.putIfAbsent("yizhan.media.folder", media.toString());
        server = new RunningServer(ApplicationContext.builder()
                .properties(settings)
                .singletons(statements, clock)
                .run(EmbeddedServer.class));
    }

    /**
     * One over a database of the caller.
     *
     * @param settings those of the database, and what else is wished
     * @param atEnd run after the server has stopped
     */
    public static DeliveryServer over(Map<String, Object> settings, Runnable atEnd) {
        return over(settings, atEnd, Clock.systemUTC());
    }

    /** The same with a clock in the place of the product's. */
    public static DeliveryServer over(Map<String, Object> settings, Runnable atEnd, Clock clock) {
        DeliveryServer server = new DeliveryServer(settings, atEnd, clock, LOCALES);
        server.first();
        return server;
    }

    /** One over a database that has content already. */
    public static DeliveryServer standing(Map<String, Object> settings, Runnable atEnd) {
        DeliveryServer server = new DeliveryServer(settings, atEnd, Clock.systemUTC(), LOCALES);
        server.bean(ContentStart.class).start();
        return server;
    }

    /** One whose content comes in these locales, separated by blanks. */
    static DeliveryServer in(String locales) {
        TestDatabase database = TestDatabase.create();
        DeliveryServer server = new DeliveryServer(database.properties(), database::close, Clock.systemUTC(), locales);
        server.first();
        return server;
    }

    /** Another server over the same database, to be closed before this one. */
    public DeliveryServer another() {
        return another(Map.of());
    }

    /** As {@link #another()}, with settings of its own. */
    public DeliveryServer another(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(given);
        settings.putAll(more);
        DeliveryServer other = new DeliveryServer(settings, () -> {}, clock, locales);
        other.bean(ContentStart.class).start();
        return other;
    }

    private void first() {
        database()
                .change(sql -> sql.insertInto(SETTING)
                        .set(SETTING.KEY, "contentLocales")
                        .set(SETTING.VALUE, locales)
                        .execute());
        bean(ContentStart.class).start();
    }

    public Database database() {
        return bean(Database.class);
    }

    public ApplicationContext context() {
        return server.context();
    }

    /** The time it is for the server. */
    Instant now() {
        return clock.instant();
    }

    StatementCount counts() {
        return statements;
    }

    /** SQL statements of the last GraphQL request, in its snapshot. */
    public int statements() {
        return statements.last();
    }

    /** How many queries were executed, and not answered with what was held. */
    public int executions() {
        return statements.executions();
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
        return given;
    }

    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    /** Changes one shared field and publishes the entry in all its locales. */
    public void publish(UUID id, String field, Object value) {
        publish(id, field, Optional.empty(), value, Optional.empty());
    }

    /**
     * Changes a field and publishes.
     *
     * @param locale in which the value stands; empty for shared values
     * @param locales which go out; empty for all that have content
     */
    public void publish(UUID id, String field, Optional<String> locale, Object value, Optional<List<String>> locales) {
        publish(id, save(id, field, locale, value), locales);
    }

    /** Changes a field of the draft. */
    public VersionMark save(UUID id, String field, Optional<String> locale, Object value) {
        FieldChange change =
                new FieldChange(FieldKey.parse(field), locale, Optional.of(JSON.valueToTree(value)), Optional.empty());
        SaveOutcome saved = bean(EntryService.class)
                .save(program(), new EntryService.Save(id, version(id), List.of(change), Optional.empty()));
        return ((SaveOutcome.Saved) saved).version();
    }

    /** Publishes what there is, in all its locales. */
    public void publish(UUID id) {
        publish(id, version(id), Optional.empty());
    }

    private void publish(UUID id, VersionMark version, Optional<List<String>> locales) {
        PublishOutcome outcome = bean(Publisher.class)
                .publish(program(), new Publisher.Publish(id, version, locales, Optional.empty(), Optional.empty()));
        if (outcome instanceof PublishOutcome.Refused refused) {
            throw new IllegalStateException(refused.toString());
        }
    }

    VersionMark version(UUID id) {
        return bean(Layouts.class)
                .read(tx -> bean(EntryStore.class)
                        .findHead(tx.sql(), id)
                        .orElseThrow()
                        .version());
    }

    /** Takes the entry back in these locales; in all if none is named. */
    public void unpublish(UUID id, String... locales) {
        Optional<List<String>> some = locales.length == 0 ? Optional.empty() : Optional.of(List.of(locales));
        PublishOutcome outcome =
                bean(Publisher.class).unpublish(program(), new Publisher.Unpublish(id, some, Optional.empty()));
        if (outcome instanceof PublishOutcome.Refused refused) {
            throw new IllegalStateException(refused.toString());
        }
    }

    EntryTrash trash() {
        return new EntryTrash(server.context(), program());
    }

    /** Fills all projections again. */
    public void reindex() {
        var layout = bean(Layouts.class).current();
        bean(Reindexer.class).reindex(layout, layout.model().types().keySet(), (_, _, _) -> {});
    }

    /** The program itself: may do everything. */
    public Author program() {
        Caller program = new Caller.Program();
        return new Author(program, bean(AccessService.class).of(program));
    }

    public URI uri() {
        return server.uri();
    }

    /** Any request to the delivery API, as it is answered. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A POST with the query, to which headers may be added. */
    public HttpRequest.Builder post(String query, Map<String, ?> variables) {
        return HttpRequest.newBuilder(uri().resolve("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", query, "variables", variables))));
    }

    /**
     * A GET with the query, to which headers may be added.
     *
     * @param variables a JSON object
     */
    HttpRequest.Builder get(String query, String variables) {
        String parameters = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&variables="
                + URLEncoder.encode(variables, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(uri().resolve("/graphql?" + parameters)).header("Accept", "application/json");
    }

    /** The whole answer of an anonymous query. */
    public JsonNode ask(String query, Map<String, Object> variables) {
        return JSON.readTree(send(post(query, variables)).body());
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
        client.close();
        try {
            FolderTree.delete(media);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        atEnd.run();
    }
}
