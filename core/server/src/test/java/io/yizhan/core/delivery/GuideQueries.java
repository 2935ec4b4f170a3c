package io.yizhan.core.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The GraphQL operations printed in docs/graphql.md. */
public final class GuideQueries {
    private GuideQueries() {}

    private static String guide() {
        try {
            return Files.readString(Path.of("../../docs/graphql.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> operations() {
        return Pattern.compile("```graphql\n(.*?)```", Pattern.DOTALL)
                .matcher(guide())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** All that are answered once. */
    public static List<String> queries() {
        return operations().stream()
                .filter(operation -> !operation.startsWith("subscription"))
                .toList();
    }

    /** All that are answered by a stream. */
    public static List<String> subscriptions() {
        return operations().stream()
                .filter(operation -> operation.startsWith("subscription"))
                .toList();
    }

    /**
     * Those of the recipes.
     *
     * @throws IllegalStateException on a recipe that is not a heading, a paragraph and an operation
     */
    public static List<String> recipes() {
        String guide = guide();
        String recipes = guide.substring(guide.indexOf("\n## Recipes\n"), guide.indexOf("\n## Errors\n"));
        List<String> each = Pattern.compile(
                        "\n### [^\n]+\n\n[^\n]+(?:\n[^\n]+)*\n\n```graphql\n(.*?)```", Pattern.DOTALL)
                .matcher(recipes)
                .results()
                .map(found -> found.group(1))
                .toList();
        int headings = recipes.split("\n### ", -1).length - 1;
        if (each.size() != headings) {
            throw new IllegalStateException(headings + " headings, but " + each.size() + " recipes");
        }
        return each;
    }
}
