package io.yizhan.core.model;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Slugs and identifiers. */
final class CodeValues {
    private static final int MAX_SLUG = 80;
    private static final Pattern SLUG = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]++(?:-[\\p{L}\\p{M}\\p{Nd}]++)*+");

    private CodeValues() {}

    static Optional<JsonNode> slug(JsonNode input, ValueContext at) {
        Optional<String> text = TextValues.cleanIdentity(input, at);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> canonical = findCanonicalSlug(text.get());
        if (canonical.isPresent()) {
            return ValueContext.json(canonical.get());
        }
        String proposal = SlugProposal.from(text.get()).orElse("");
        return at.refuse(FindingCode.SLUG_INVALID, "suggestion", proposal);
    }

    /** NFC in lower case, or empty if there is anything but letters, digits and single hyphens. */
    static Optional<String> findCanonicalSlug(String text) {
        String lower = UCharacter.toLowerCase(ULocale.ROOT, text);
        String slug = Normalizer2.getNFCInstance().normalize(lower);
        boolean valid = SLUG.matcher(slug).matches() && slug.codePointCount(0, slug.length()) <= MAX_SLUG;
        return valid ? Optional.of(slug) : Optional.empty();
    }

    static Optional<JsonNode> identifier(
            FieldType.Identifier type, ContentModel model, JsonNode input, ValueContext at) {
        Optional<String> text = TextValues.cleanIdentity(input, at);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String value = text.get();
        if (TextValues.tooLong(value.codePointCount(0, value.length()), FieldType.INDEXABLE_LENGTH, at)) {
            return Optional.empty();
        }
        IdentifierScheme scheme = IdentifierScheme.find(type.scheme()).orElseThrow();
        return scheme.freeText() ? ValueContext.json(value) : checked(scheme, model, value, at);
    }

    private static Optional<JsonNode> checked(
            IdentifierScheme scheme, ContentModel model, String text, ValueContext at) {
        String compact = Normalizer2.getNFKCInstance()
                .normalize(text)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s.\\u2010-\\u2015-]", "");
        String name = scheme.name().toUpperCase(Locale.ROOT);
        if (!scheme.form().matcher(compact).matches()) {
            return at.refuse(FindingCode.IDENTIFIER_FORM, "scheme", name, "example", scheme.example());
        }
        if (!scheme.check().holds(compact)) {
            if (!scheme.lenient()) {
                return at.refuse(FindingCode.IDENTIFIER_CHECK, "scheme", name);
            }
            at.warn(FindingCode.IDENTIFIER_CHECK, "scheme", name);
        }
        Vocabulary chapters = model.vocabularies().get("hsChapter");
        if (scheme.name().equals("hs") && chapters != null) {
            String chapter = compact.substring(0, 2);
            if (chapters.findTerm(chapter).isEmpty()) {
                return at.refuse(FindingCode.HS_CHAPTER_UNKNOWN, "chapter", chapter);
            }
        }
        return ValueContext.json(scheme.canonical().apply(compact));
    }
}
