package io.yizhan.core.app;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.ParserOptions;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.micronaut.context.ApplicationContext;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.GraphqlSchemas;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.security.Profile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that stand for what the running product has: its published schemas, and the words of its types.
 * {@code YIZHAN_TEST_WRITE_PAGES=true} writes the schemas anew.
 */
@Tag("any-database")
class SchemaFilesTest {
    private static final Path ROOT = Path.of("../..");

    @TempDir
    static Path folder;

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static ApplicationContext context;

    @BeforeAll
    static void start() {
        Map<String, Object> arguments = new HashMap<>(DATABASE.properties());
        arguments.put("yizhan.data-folder", folder.toString());
        context = Settings.read(Profile.DEVELOPMENT, null, Map.of(), new Properties(), arguments)
                .context()
                .start();
        context.getBean(ContentStart.class).start();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({"docs/schema/delivery.graphql,DELIVERY", "web-admin/schema/admin.graphql,ADMIN"})
    void thePublishedSchemaIsTheOneOfTheServer(String file, Endpoint endpoint) throws IOException {
        String sdl = context.getBean(GraphqlSchemas.class)
                .current()
                .require(endpoint)
                .sdl();
        Path path = ROOT.resolve(file);
        if ("true".equals(System.getenv("YIZHAN_TEST_WRITE_PAGES"))) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, sdl);
        }
        String published = Files.readString(path);
        assertThat(published)
                .as(
                        "%s; write it with YIZHAN_TEST_WRITE_PAGES=true ./mvnw -pl core/server -am test"
                                + " -Dtest=SchemaFilesTest -Dsurefire.failIfNoSpecifiedTests=false.%n%s",
                        file, breaking(published, sdl))
                .isEqualTo(sdl);
    }

    @Test
    void changesThatBreakClientsAreNamedAndOthersAreNot() {
        String before = "type Query { work(id: ID): Work } type Work { title: String year: Int }";
        assertThat(breaking(before, "type Query { work(id: ID): Work } type Work { title: String }"))
                .contains("breaks clients")
                .contains("Work.year");
        assertThat(breaking(
                        before, "type Query { work(id: ID): Work } type Work { title: String year: Int era: String }"))
                .isEqualTo("No change breaks a client.");
    }

    /** Builders of frontends read them in every explorer. Values of enumerations of fields and terms are their own names. */
    @Test
    void everyTypeFieldAndArgumentForReadersIsDescribed() {
        GraphQLSchema schema = context.getBean(GraphqlSchemas.class)
                .current()
                .require(Endpoint.DELIVERY)
                .schema();
        List<String> bare = new ArrayList<>();
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            if (type.getName().startsWith("__")) {
                continue;
            }
            note(bare, type.getName(), type.getDescription());
            if (type instanceof GraphQLFieldsContainer fields) {
                for (GraphQLFieldDefinition field : fields.getFieldDefinitions()) {
                    String name = type.getName() + "." + field.getName();
                    note(bare, name, field.getDescription());
                    field.getArguments()
                            .forEach(argument ->
                                    note(bare, name + "(" + argument.getName() + ")", argument.getDescription()));
                }
            }
            if (type instanceof GraphQLInputObjectType input) {
                input.getFields()
                        .forEach(field -> note(bare, type.getName() + "." + field.getName(), field.getDescription()));
            }
        }
        assertThat(bare).isEmpty();
    }

    private static void note(List<String> bare, String name, @Nullable String description) {
        if (description == null || description.isBlank()) {
            bare.add(name);
        }
    }

    private static GraphQLSchema schema(String sdl) {
        ParserOptions any = ParserOptions.newParserOptions()
                .maxTokens(Integer.MAX_VALUE)
                .maxWhitespaceTokens(Integer.MAX_VALUE)
                .build();
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(new StringReader(sdl), any));
    }

    /** What a client of the old schema would stumble over; to be named in the changelog. */
    private static String breaking(String before, String after) {
        CapturingReporter reporter = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromIntrospection(schema(before), schema(after)), reporter);
        List<DiffEvent> breakages = reporter.getBreakages();
        if (breakages.isEmpty()) {
            return "No change breaks a client.";
        }
        StringBuilder text = new StringBuilder("This breaks clients; say so in docs/changelog.md:");
        breakages.forEach(event -> text.append("\n- ")
                .append(event.getTypeName())
                .append(event.getFieldName() == null ? "" : "." + event.getFieldName())
                .append(": ")
                .append(event.getReasonMsg()));
        return text.toString();
    }

    @Test
    void theGlossaryNamesEveryTypeOfCoreAsTheModelDoes() throws IOException {
        ContentModel model = context.getBean(ContentModels.class).current();
        Glossary glossary = Glossary.read(ROOT.resolve("docs/glossary.md"));
        model.types().values().forEach(type -> {
            String english = type.label().in("en");
            assertThat(glossary.chinese(english))
                    .as("%s in docs/glossary.md", english)
                    .contains(type.label().in("zh-Hans"));
        });
    }
}
