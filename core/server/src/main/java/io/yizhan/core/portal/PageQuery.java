package io.yizhan.core.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The questions pages ask of the delivery API: {@code portal/queries/<name>.graphql}. */
enum PageQuery {
    HOME("exportProducts"),
    PRODUCTS("exportProducts"),
    PRODUCT("exportProduct"),
    CATALOGUE("exportCatalog"),
    ENTERPRISE("exportEnterprise"),
    LINES("exportProducts"),
    ENTERPRISES("exportEnterprises");

    /** What several questions share, by the file it stands in. */
    private static final Map<String, String> FRAGMENTS = Map.of("ProductCard", "card", "Prose", "prose");

    private final String answer;

    PageQuery(String answer) {
        this.answer = answer;
    }

    /** Member of the answer that is asked for first of all. */
    String answer() {
        return answer;
    }

    /** The text; what several questions share is added to those that name it. */
    String text() {
        String text = read(name().toLowerCase(Locale.ROOT));
        return FRAGMENTS.entrySet().stream()
                .filter(fragment -> text.contains("..." + fragment.getKey()))
                .map(fragment -> read(fragment.getValue()))
                .collect(Collectors.joining("", text, ""));
    }

    private static String read(String name) {
        try (InputStream in = PageQuery.class.getResourceAsStream("/portal/queries/" + name + ".graphql")) {
            if (in == null) {
                throw new IllegalStateException("The program lacks the query " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
