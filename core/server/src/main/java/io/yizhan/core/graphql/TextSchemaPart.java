package io.yizhan.core.graphql;

import java.util.Set;
import java.util.function.BiConsumer;

/** A part that stands in one file of the schema language. */
public abstract class TextSchemaPart implements SchemaPart {
    private final String name;
    private final Endpoint endpoint;
    private final BiConsumer<SchemaText, SchemaDraft> fields;

    /**
     * @param name of the part, and of its file {@code graphql/….graphqls}
     * @param fields adds those of Query and Mutation, each with its fetcher, after the types
     */
    protected TextSchemaPart(String name, Endpoint endpoint, BiConsumer<SchemaText, SchemaDraft> fields) {
        this.name = name;
        this.endpoint = endpoint;
        this.fields = fields;
    }

    @Override
    public final Set<Endpoint> endpoints() {
        return Set.of(endpoint);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void contribute(SchemaDraft draft) {
        SchemaText text = SchemaText.read("graphql/" + name + ".graphqls");
        text.addTypes(draft);
        fields.accept(text, draft);
    }
}
