package io.yizhan.core.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The questions pages ask of the delivery API: {@code portal/queries/<name>.graphql}. */
enum PageQuery {
    HOME,
    PRODUCTS,
    PRODUCT,
    CATALOGUE,
    ENTERPRISE,
    LINES,
    ENTERPRISES;

    private static final String CARD = "ProductCard";

    /** The text; what several questions share is added to those that name it. */
    String text() {
        String text = read(name().toLowerCase(Locale.ROOT));
        return text.contains("..." + CARD) ? text + read("card") : text;
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
