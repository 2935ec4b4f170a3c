package io.yizhan.core.portal;

import io.yizhan.core.model.ContentModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what products are chosen: parameter of the address, field of the delivery API, words of the page. */
enum ProductFacet {
    SECTOR("sector", "sector", Kind.TERM, "sector"),
    ENTERPRISE("enterprise", "enterprise", Kind.REFERENCE, ""),
    MATERIALS("material", "materials", Kind.TERMS, "material"),
    TECHNIQUES("technique", "techniques", Kind.TERMS, "technique"),
    ORIGIN_REGION("region", "originRegion", Kind.TERM, "region"),
    KIND("kind", "kind", Kind.TERM, "productKind"),
    CUSTOMISATION("customisation", "customisation", Kind.TERMS, "capability"),
    INCOTERMS("incoterm", "incoterms", Kind.TERMS, "incoterm"),
    SAMPLE_AVAILABLE("sample", "sampleAvailable", Kind.TRUTH, ""),
    ONE_OF_AKIND("unique", "oneOfAKind", Kind.TRUTH, "");

    /** How values look and are asked for. */
    enum Kind {
        TERM,
        TERMS,
        REFERENCE,
        TRUTH
    }

    private final String parameter;
    private final String field;
    private final Kind kind;
    private final String vocabulary;

    ProductFacet(String parameter, String field, Kind kind, String vocabulary) {
        this.parameter = parameter;
        this.field = field;
        this.kind = kind;
        this.vocabulary = vocabulary;
    }

    /** Name in addresses; also key of its title in the words of the pages. */
    String parameter() {
        return parameter;
    }

    Kind kind() {
        return kind;
    }

    /** Only the yes of a yes or no is offered. */
    boolean offers(String value) {
        return kind != Kind.TRUTH || value.equals("true");
    }

    /** Whether a value of an address can be one; what cannot is ignored. */
    boolean accepts(String value, ContentModel model) {
        return switch (kind) {
            case TERM, TERMS ->
                model.requireVocabulary(vocabulary).findTerm(value).isPresent();
            case TRUTH -> value.equals("true");
            case REFERENCE -> uuid(value);
        };
    }

    private static boolean uuid(String value) {
        try {
            return UUID.fromString(value).toString().equals(value.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The condition of the delivery API: one of the values. */
    Map<String, @Nullable Object> where(List<String> values) {
        Object condition = switch (kind) {
            case TERM -> Map.of("in", values);
            case TERMS -> Map.of("some", Map.of("in", values));
            case TRUTH -> Map.of("eq", true);
            case REFERENCE -> Map.of("is", Map.of("id", Map.of("in", values)));
        };
        return Map.of(field, condition);
    }
}
