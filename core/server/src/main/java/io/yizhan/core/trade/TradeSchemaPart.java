package io.yizhan.core.trade;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.EntryAnswers;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import io.yizhan.core.graphql.SchemaText;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Partners and inquiries in the admin API. */
@Singleton
final class TradeSchemaPart implements SchemaPart {
    private final PartnerMutations partners;
    private final InquiryMutations inquiries;
    private final EntryAnswers entries;

    TradeSchemaPart(PartnerMutations partners, InquiryMutations inquiries, EntryAnswers entries) {
        this.partners = partners;
        this.inquiries = inquiries;
        this.entries = entries;
    }

    @Override
    public Set<Endpoint> endpoints() {
        return Set.of(Endpoint.ADMIN);
    }

    @Override
    public String name() {
        return "trade";
    }

    @Override
    public void contribute(SchemaDraft draft) {
        SchemaText text = SchemaText.read("graphql/trade.graphqls");
        text.addTypes(draft);
        text.addQuery(draft, "partners", partners::page)
                .addQuery(draft, "partner", partners::one)
                .addQuery(draft, "inquiries", inquiries::page)
                .addQuery(draft, "inquiry", inquiries::one)
                .addQuery(draft, "tradeCounts", inquiries::counts);
        mutations().forEach((name, fetcher) -> text.addMutation(draft, name, fetcher));
        draft.fetcher("Inquiry", "partner", partners::ofInquiry);
        draft.fetcher("Inquiry", "enterprise", environment -> entry(environment, "enterpriseId"));
        draft.fetcher("InquiryLine", "product", environment -> entry(environment, "productId"));
        draft.fetcher("InquiryLine", "catalogue", environment -> entry(environment, "catalogueId"));
        draft.fetcher("CatalogueGrant", "catalogue", environment -> entry(environment, "catalogueId"));
    }

    private Map<String, DataFetcher<?>> mutations() {
        Map<String, DataFetcher<?>> mutations = new LinkedHashMap<>();
        mutations.put("createPartner", partners::create);
        mutations.put("updatePartner", partners::update);
        mutations.put("approvePartner", partners::approve);
        mutations.put("refusePartner", partners::refuse);
        mutations.put("suspendPartner", partners::suspend);
        mutations.put("grantCatalogues", partners::grant);
        mutations.put("addPartnerUser", partners::addUser);
        mutations.put("removePartnerUser", partners::removeUser);
        mutations.put("openInquiry", inquiries::open);
        mutations.put("answerInquiry", inquiries::answer);
        mutations.put("closeInquiry", inquiries::close);
        mutations.put("reopenInquiry", inquiries::reopen);
        mutations.put("noteInquiry", inquiries::note);
        return mutations;
    }

    /** The entry whose id stands beside. */
    private @Nullable Object entry(DataFetchingEnvironment environment, String key) {
        Object id = Objects.requireNonNull(environment.<Map<?, ?>>getSource()).get(key);
        return id == null ? null : entries.summary(environment, UUID.fromString(id.toString()));
    }
}
