package io.yizhan.core.modelling;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import io.yizhan.core.graphql.SchemaText;
import jakarta.inject.Singleton;
import java.util.Set;

/** The content model in the admin API. */
@Singleton
final class ModellingSchemaPart implements SchemaPart {
    private final ModelFetcher models;
    private final TermsFetcher terms;

    ModellingSchemaPart(ModelFetcher models, TermsFetcher terms) {
        this.models = models;
        this.terms = terms;
    }

    @Override
    public Set<Endpoint> endpoints() {
        return Set.of(Endpoint.ADMIN);
    }

    @Override
    public String name() {
        return "modelling";
    }

    @Override
    public void contribute(SchemaDraft draft) {
        SchemaText text = SchemaText.read("graphql/modelling.graphqls");
        text.addTypes(draft);
        text.addQuery(draft, "contentModel", models::contentModel).addQuery(draft, "terms", terms::terms);
    }
}
