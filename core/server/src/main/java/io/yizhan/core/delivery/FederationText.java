package io.yizhan.core.delivery;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The delivery schema as a router of Apollo Federation 2 wishes to read it. */
final class FederationText {
    private static final String LINK = """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])

            """;

    /** Every subgraph with Relay pages has one. */
    private static final String PAGE_INFO = "PageInfo";

    private FederationText() {}

    /**
     * @param sdl of the schema, as anybody may download it
     * @param entities names of the types that others may refer to
     */
    @SuppressWarnings("rawtypes") // as the library's builder takes them
    static String of(String sdl, Set<String> entities) {
        Document document = Parser.parse(ParserEnvironment.newParserEnvironment()
                .document(sdl)
                .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                .build());
        List<Definition> kept = new ArrayList<>();
        for (Definition<?> definition : document.getDefinitions()) {
            if (!(definition instanceof NamedNode<?> named
                    && String.valueOf(named.getName()).startsWith("_"))) {
                kept.add(definition instanceof ObjectTypeDefinition type ? marked(type, entities) : definition);
            }
        }
        return LINK
                + AstPrinter.printAst(Document.newDocument().definitions(kept).build());
    }

    private static ObjectTypeDefinition marked(ObjectTypeDefinition type, Set<String> entities) {
        if (entities.contains(type.getName())) {
            return type.transform(with -> with.directive(Directive.newDirective()
                    .name("key")
                    .argument(
                            Argument.newArgument("fields", StringValue.of("id")).build())
                    .build()));
        }
        if (type.getName().equals(PAGE_INFO)) {
            return type.transform(with ->
                    with.directive(Directive.newDirective().name("shareable").build()));
        }
        if (type.getName().equals("Query")) {
            List<FieldDefinition> fields = type.getFieldDefinitions().stream()
                    .filter(field -> !field.getName().startsWith("_"))
                    .toList();
            return type.transform(with -> with.fieldDefinitions(fields));
        }
        return type;
    }
}
