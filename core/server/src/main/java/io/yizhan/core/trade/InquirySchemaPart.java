package io.yizhan.core.trade;

import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.Scalars;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import io.yizhan.core.graphql.SchemaText;
import jakarta.inject.Singleton;
import java.util.Set;

/** A partner's inquiries in the delivery API. */
@Singleton
final class InquirySchemaPart implements SchemaPart {
    private final SendMutations mutations;

    InquirySchemaPart(SendMutations mutations) {
        this.mutations = mutations;
    }

    @Override
    public Set<Endpoint> endpoints() {
        return Set.of(Endpoint.DELIVERY);
    }

    @Override
    public String name() {
        return "trade";
    }

    @Override
    public void contribute(SchemaDraft draft) {
        SchemaText text = SchemaText.read("graphql/inquiry.graphqls");
        text.addTypes(draft);
        draft.type(Scalars.TEXTS);
        text.addQuery(draft, "myInquiries", mutations::mine)
                .addMutation(draft, "sendInquiry", mutations::send)
                .addMutation(draft, "replyToInquiry", mutations::reply);
    }
}
